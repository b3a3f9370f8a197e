import { raw, type RequestHandler } from 'express'

import { Problem } from '../problems.ts'
import type { FormBody } from './form-body.ts'

/** A file that was sent in a form. */
export interface SentFile {
  /** As the browser tells it, without a path. */
  readonly name: string
  readonly bytes: Buffer
}

const LARGEST_FILE_BYTES = 10 * 1024 * 1024
/** What a form has beside its file. */
const ROOM_FOR_FIELDS_BYTES = 64 * 1024
const MOST_PARTS = 20
const LONGEST_HEAD_BYTES = 4096
const LONGEST_NAME = 100

const readBytes: RequestHandler = raw({
  type: 'multipart/form-data',
  limit: LARGEST_FILE_BYTES + ROOM_FOR_FIELDS_BYTES,
})

/**
 * Reads a form with a file: its fields into `req.body` as a `FormBody`, the file into `res.locals.file`. It is read
 * by hand, whole and in memory: there is one such form, and it may hold ten megabytes.
 *
 * @throws Problem 'upload/tooLarge', or 'request/malformed' for anything that is no such form.
 */
export function fileBody<Params>(): RequestHandler<Params> {
  return (req, res, next) => {
    readBytes(req as never, res, (error?: unknown) => {
      const isTooLarge = (error as { readonly status?: unknown } | undefined)?.status === 413
      if (isTooLarge) return next(new Problem('upload/tooLarge', {}, { cause: error }))
      if (error !== undefined) return next(error)
      try {
        const { fields, file } = readParts(req.body, req.headers['content-type'] ?? '')
        req.body = fields
        res.locals['file'] = file
        next()
      } catch (problem) {
        next(problem)
      }
    })
  }
}

/** The file that a form carried; `null`: none was chosen. */
export function fileIn(locals: Readonly<Record<string, unknown>>): SentFile | null {
  return (locals['file'] as SentFile | null | undefined) ?? null
}

const LINE = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

function readParts(
  body: unknown,
  contentType: string,
): { readonly fields: FormBody; readonly file: SentFile | null } {
  const mark = /boundary="?([^";\s]{1,70})/i.exec(contentType)?.[1]
  if (!Buffer.isBuffer(body) || mark === undefined) throw new Problem('request/malformed')
  const fields = new Map<string, string[]>()
  let file: SentFile | null = null
  for (const part of splitParts(body, Buffer.from(`--${mark}`))) {
    const { name, fileName, content } = readPart(part)
    if (fileName !== null) file = toFile(fileName, content)
    else fields.set(name, [...(fields.get(name) ?? []), content.toString('utf8')])
  }
  return { fields, file }
}

/** What stands between the marks; before the first and after the last there is nothing. */
function splitParts(body: Buffer, mark: Buffer): readonly Buffer[] {
  const parts: Buffer[] = []
  const between = Buffer.concat([LINE, mark])
  if (!body.subarray(0, mark.length).equals(mark)) throw new Problem('request/malformed')
  let from = mark.length
  for (;;) {
    if (body.subarray(from, from + 2).toString('latin1') === '--') return parts
    const to = body.indexOf(between, from)
    if (to === -1 || parts.length === MOST_PARTS) throw new Problem('request/malformed')
    parts.push(body.subarray(from + LINE.length, to))
    from = to + between.length
  }
}

function readPart(part: Buffer) {
  const end = part.indexOf(HEAD_END)
  if (end === -1 || end > LONGEST_HEAD_BYTES) throw new Problem('request/malformed')
  const head = part.toString('utf8', 0, end)
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) throw new Problem('request/malformed')
  const fileName = /;\s*filename="([^"]*)"/i.exec(head)?.[1] ?? null
  return { name, fileName, content: part.subarray(end + HEAD_END.length) }
}

/** A field for a file in which none was chosen is sent without a name. */
function toFile(fileName: string, bytes: Buffer): SentFile | null {
  if (fileName === '' && bytes.length === 0) return null
  if (bytes.length > LARGEST_FILE_BYTES) throw new Problem('upload/tooLarge')
  const name = fileName
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\p{C}<>"]/gu, '')
    .slice(0, LONGEST_NAME)
  return { name: name === '' ? 'filen' : name, bytes: Buffer.from(bytes) }
}
