import type { Response as ExpressResponse } from 'express'

/**
 * 303: what was sent is taken care of, and the answer stands there. Our own script, which sends a form without
 * leaving the page, is told where that is instead, and what more it needs to know.
 *
 * @param path One of our own making.
 */
export function seeOther(
  res: ExpressResponse,
  path: string,
  more: Readonly<Record<string, string | number>> = {},
): void {
  if (res.req.get('Accept') === 'application/json') return void res.json({ next: path, ...more })
  res.writeHead(303, { Location: path, 'Content-Length': 0 }).end()
}
