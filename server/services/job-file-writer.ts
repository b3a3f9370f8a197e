import type { JobStore } from '../store/job-store.ts'

const PART_BYTES = 1024 * 1024

/** Writes a job's file to the store as it comes: of what is large only a part is in memory. */
export interface JobFileWriter {
  readonly write: (chunk: string | Uint8Array) => Promise<void>
  /** Writes what is left. @returns How many bytes there are in all. */
  readonly end: () => Promise<number>
}

export function createJobFileWriter(id: string, store: JobStore): JobFileWriter {
  let waiting: Buffer[] = []
  let length = 0
  let size = 0
  let number = 0
  const flush = async (most: number) => {
    while (length > most) {
      const all = Buffer.concat(waiting)
      const part = all.subarray(0, PART_BYTES)
      waiting = [all.subarray(part.length)]
      length -= part.length
      await store.insertJobPart(id, number, part)
      number += 1
    }
  }
  return {
    async write(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)
      waiting.push(bytes)
      length += bytes.length
      size += bytes.length
      await flush(PART_BYTES - 1)
    },
    async end() {
      await flush(0)
      return size
    },
  }
}
