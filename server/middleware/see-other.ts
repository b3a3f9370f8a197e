import type { Response as ExpressResponse } from 'express'

/** 303: what was sent is taken care of, and the answer stands there. Only for paths of our own making. */
export function seeOther(res: ExpressResponse, path: string): void {
  res.writeHead(303, { Location: path, 'Content-Length': 0 }).end()
}
