import { parse } from 'node:querystring'

import { type RequestHandler, text } from 'express'

import { Problem } from '../problems.ts'

/** A form's fields: text, or several texts, by name. */
export type FormBody = ReadonlyMap<string, readonly string[]>

/** A form with every free text full is about 30 kB. */
const LARGEST_BODY_BYTES = 100_000
const MOST_FIELDS = 1000

const readText: RequestHandler = text({
  type: 'application/x-www-form-urlencoded',
  limit: LARGEST_BODY_BYTES,
})

/**
 * Reads a form into `req.body` as a `FormBody`. It is a map of plain text whatever was sent: no name in it
 * can reach anything but a field.
 *
 * @throws Problem 'request/tooLarge', or 'request/malformed' for anything that is no form.
 */
export function formBody<Params>(): RequestHandler<Params> {
  return (req, res, next) => {
    readText(req as never, res, (error?: unknown) => {
      if (error !== undefined) return next(error)
      try {
        req.body = fieldsOf(req.body)
        next()
      } catch (problem) {
        next(problem)
      }
    })
  }
}

function fieldsOf(body: unknown): FormBody {
  if (typeof body !== 'string') throw new Problem('request/malformed')
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
