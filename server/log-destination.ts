import { write, writeSync } from 'node:fs'

/** Where log lines go, a buffer at a time. */
export interface LogDestination {
  readonly write: (line: string) => void
  /** Begins to write what has come in so far. */
  readonly flush: () => void
  /** Writes what is left when the process ends. */
  readonly end: () => void
}

/** So much is gathered before it is written. */
const BUFFER_LENGTH = 16_384

/** So much is kept while nothing can be written: the first lines say most of what went wrong. */
const MOST_KEPT = 262_144

/**
 * A log that never stops the service: what a full disk does not take is kept, up to a limit, and written
 * when there is room. (pino's own destination ends the process then, and hangs in its last flush.)
 *
 * @param fd A file that is open.
 */
export function createLogDestination(fd: number): LogDestination {
  let refused = Buffer.alloc(0)
  let waiting = ''
  let isWriting = false

  function takeAll(): Buffer {
    const all = Buffer.concat([refused, Buffer.from(waiting)])
    refused = Buffer.alloc(0)
    waiting = ''
    return all
  }

  function writeFrom(buffer: Buffer): void {
    isWriting = buffer.length > 0
    if (!isWriting) return
    write(fd, buffer, (error, written) => {
      const rest = buffer.subarray(written)
      if (error === null) return writeFrom(rest)
      isWriting = false
      refused = Buffer.from(rest)
    })
  }

  const flush = () => {
    if (!isWriting) writeFrom(takeAll())
  }
  return {
    write(line) {
      if (refused.length + waiting.length + line.length > MOST_KEPT) return
      waiting += line
      if (waiting.length >= BUFFER_LENGTH) flush()
    },
    flush,
    end() {
      try {
        writeSync(fd, takeAll())
      } catch {
        // There is nowhere left to tell it.
      }
    },
  }
}
