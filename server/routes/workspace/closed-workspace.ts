import type { RequestHandler } from 'express'

import { isWorkPath } from '../../paths.ts'
import { Problem } from '../../problems.ts'

/** In place of the work space where passwords would go over an open net: there is none. */
export function closedWorkspace(): RequestHandler {
  return (req, _res, next) => {
    if (isWorkPath(req.path)) throw new Problem('workspace/closed')
    next()
  }
}
