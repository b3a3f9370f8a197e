import { parse } from 'node:querystring'

import { raw, type Request, type RequestHandler } from 'express'

import { Problem } from '../problems.ts'

/** A form's fields: text, or several texts, by name. */
export type FormBody = ReadonlyMap<string, readonly string[]>

/** A form with every free text full is about 30 kB. */
const LARGEST_BODY_BYTES = 100_000
const MOST_FIELDS = 1000

const FORM = 'application/x-www-form-urlencoded'

const readBytes: RequestHandler = raw({ type: FORM, limit: LARGEST_BODY_BYTES })

/**
 * Reads a form into `req.body` as a `FormBody`. It is a map of plain text whatever was sent: no name in it
 * can reach anything but a field, and no text holds half a character, which nothing could be certified with.
 *
 * @throws Problem 'request/tooLarge', or 'request/malformed' for anything that is no form.
 */
export function formBody<Params>(): RequestHandler<Params> {
  return (req, res, next) => {
    readBytes(req as never, res, (error?: unknown) => {
      if (error !== undefined) return next(error)
      try {
        req.body = fieldsOf(textOf(req as never))
        next()
      } catch (problem) {
        next(problem)
      }
    })
  }
}

/** A form is UTF-8, as our pages say; what is not becomes �. */
function textOf(req: Request): string {
  const body: unknown = req.body
  const charset = /charset="?([^";\s]+)/i.exec(req.get('Content-Type') ?? '')?.[1] ?? 'utf-8'
  if (!Buffer.isBuffer(body) || charset.toLowerCase() !== 'utf-8') {
    throw new Problem('request/malformed')
  }
  return body.toString('utf8')
}

function fieldsOf(body: string): FormBody {
  const fields = parse(body, '&', '=', { maxKeys: MOST_FIELDS + 1 })
  const names = Object.keys(fields)
  if (names.length > MOST_FIELDS) throw new Problem('request/malformed')
  return new Map(
    names.map(name => {
      const value = fields[name] ?? ''
      return [name, typeof value === 'string' ? [value] : value]
    }),
  )
}
