import type { RequestHandler } from 'express'

import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'

/** Where the places of the work space begin. */
const PLACES = [
  paths.logIn,
  paths.logOut,
  '/valkommen',
  '/ny-omgang',
  paths.surveys,
  paths.crosswalk,
  paths.account,
  paths.users,
  paths.log,
  paths.rounds,
  paths.method,
  '/jamforelser',
]

/** In place of the work space where passwords would go over an open net: there is none. */
export function closedWorkspace(): RequestHandler {
  return (req, _res, next) => {
    const isThere = PLACES.some(place => req.path === place || req.path.startsWith(`${place}/`))
    if (isThere) throw new Problem('workspace/closed')
    next()
  }
}
