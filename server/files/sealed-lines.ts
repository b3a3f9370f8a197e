import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { canonical, createLineDigest, type LineDigest } from '../../reports/results/canonical.ts'
import { Problem } from '../problems.ts'

/**
 * A text file that shows if a single byte of it is another: a first line that says what it is, a line for
 * each record, and a last line with how many they are (`lines`), the SHA-256 of those that make up its digest
 * (`digest`), and the SHA-256 of every line before it (`sha256`).
 */
export interface SealedLines {
  /** The first line, read as JSON. */
  readonly header: unknown
  readonly lines: number
  readonly digest: string
}

/** What is counted and digested while lines go by. */
interface Running {
  lines: number
  readonly all: LineDigest
  readonly records: LineDigest
  readonly isDigested: IsDigested
}

/** Whether a record's line is part of the digest. */
export type IsDigested = (line: string) => boolean

function newRunning(isDigested: IsDigested): Running {
  return { lines: 0, all: createLineDigest(), records: createLineDigest(), isDigested }
}

/** The last line. It can be made once. */
function lastLine({ lines, all, records }: Running): string {
  return canonical({ lines, digest: records.end(), sha256: all.end() })
}

function digestIn(last: string): string {
  return (JSON.parse(last) as { readonly digest: string }).digest
}

/**
 * Writes a file of sealed lines, wholly or not at all: it has its name only when all of it is on the disk.
 *
 * @param lines Without line breaks in them.
 * @throws Problem 'file/unwritable', and what the lines throw.
 */
export async function writeSealedLines(
  path: string,
  header: object,
  { lines, isDigested }: { readonly lines: AsyncIterable<string>; readonly isDigested: IsDigested },
): Promise<SealedLines> {
  const beside = `${path}.${process.pid}.tmp`
  const running = newRunning(isDigested)
  let last = ''
  async function* text() {
    const first = canonical(header)
    running.all.add(first)
    yield `${first}\n`
    for await (const line of lines) {
      count(line, running)
      yield `${line}\n`
    }
    last = lastLine(running)
    yield `${last}\n`
  }
  try {
    // `flush`: on the disk before the file is closed.
    const file = createWriteStream(beside, { mode: 0o600, flush: true })
    await pipeline(Readable.from(inBlocks(text())), file)
    await rename(beside, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    throw isOfFile(cause) ? new Problem('file/unwritable', { path }, { cause }) : cause
  } finally {
    await rm(beside, { force: true })
  }
  return { header, lines: running.lines, digest: digestIn(last) }
}

const BLOCK_LENGTH = 1 << 16

async function* inBlocks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let block = ''
  for await (const text of texts) {
    block += text
    if (block.length < BLOCK_LENGTH) continue
    yield block
    block = ''
  }
  if (block !== '') yield block
}

/** A name in a folder is on the disk when the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * Reads a whole file of sealed lines and holds it against its last line.
 *
 * @throws Problem 'file/unreadable', or 'file/broken' when anything in it is not as it was written.
 */
export async function checkSealedLines(path: string, isDigested: IsDigested): Promise<SealedLines> {
  const running = newRunning(isDigested)
  let header: string | null = null
  let held: string | null = null
  for await (const line of eachLine(path)) {
    if (header === null) {
      header = line
      running.all.add(line)
    } else {
      // The last line is not one of the records: each is held until another has come.
      if (held !== null) count(held, running)
      held = line
    }
  }
  const expected = lastLine(running)
  if (header === null || held !== expected) throw new Problem('file/broken', { path })
  return { header: JSON.parse(header), lines: running.lines, digest: digestIn(expected) }
}

function count(line: string, running: Running): void {
  running.lines += 1
  running.all.add(line)
  if (running.isDigested(line)) running.records.add(line)
}

/** The records of a file that has been checked. */
export async function* eachSealedLine(path: string): AsyncGenerator<string> {
  let held: string | null = null
  let isFirst = true
  for await (const line of eachLine(path)) {
    if (!isFirst && held !== null) yield held
    held = isFirst ? null : line
    isFirst = false
  }
}

const NEWLINE = 0x0a

/**
 * Lines as they stand, by the byte of a line break alone: a file that does not end with one has lost its
 * end, and bytes that are not UTF-8 are not what was written.
 */
async function* eachLine(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let from = 0
      for (let to = bytes.indexOf(NEWLINE); to !== -1; to = bytes.indexOf(NEWLINE, from)) {
        yield decoder.decode(bytes.subarray(from, to))
        from = to + 1
      }
      rest = bytes.subarray(from)
    }
  } catch (cause) {
    if (isOfFile(cause)) throw new Problem('file/unreadable', { path }, { cause })
    throw isNotText(cause) ? new Problem('file/broken', { path }, { cause }) : cause
  }
  if (rest.length > 0) throw new Problem('file/broken', { path })
}

/** The operating system's errors: `ENOENT`, `ENOSPC` … */
function isOfFile(error: unknown): boolean {
  return /^E[A-Z0-9]+$/.test(codeOf(error))
}

function isNotText(error: unknown): boolean {
  return codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA'
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown } | null)?.code)
}
