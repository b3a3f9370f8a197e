import { Problem } from '../problems.ts'
import { readFileBytes } from './read-table.ts'

/**
 * Reads a JSON file that someone wrote, with or without byte order mark. JSON is UTF-8: other bytes are
 * refused, because letters that were read wrong would be published for ever.
 *
 * @throws Problem 'file/unreadable', 'file/notUtf8' or 'file/notJson'.
 */
export function readJsonFile(path: string): unknown {
  return parseJson(readFileBytes(path), path)
}

/**
 * The same of bytes that have been read.
 *
 * @param path What they are called in a problem.
 * @param parse For those who need more than the data.
 * @throws Problem 'file/notUtf8' or 'file/notJson'.
 */
export function parseJson<T = unknown>(
  bytes: Uint8Array,
  path: string,
  parse: (text: string) => T = JSON.parse,
): T {
  const text = decode(bytes, path)
  try {
    return parse(text)
  } catch (cause) {
    throw new Problem('file/notJson', { path, place: placeOf(cause, text) }, { cause })
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Problem('file/notUtf8', { path }, { cause })
  }
}

/** Where the fault is, as an editor counts: `rad 3, tecken 14`; `okänt` when it is not told. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec(String(error))?.[1]
  if (position === undefined) return 'okänt'
  const before = text.slice(0, Number(position)).split('\n')
  return `rad ${before.length}, tecken ${(before.at(-1)?.length ?? 0) + 1}`
}
