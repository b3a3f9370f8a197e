import { Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { ACTS, entryName } from '../../accounts/log-entry.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { UserService } from '../../services/user-service.ts'
import { type LogQuery, logView } from '../../views/staff/log-view.ts'

export interface LogRouteDeps {
  readonly acts: ActLog
  readonly users: UserService
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

const PAGE_LENGTH = 50

/** The log of who did what: it is read, and by the page never changed. */
export function logRoutes({ acts, users, staff, renderer, say }: LogRouteDeps): Router {
  const router = Router()
  router.get(paths.log, staff.mayDo('log.read'), async (req, res) => {
    const { query, before } = readQuery(req.query)
    await acts.note({ ...originIn(req, res), act: 'log.read' })
    const filter = {
      by: orNull(query.vem),
      act: ACTS.find(act => act === query.vad) ?? null,
      object: orNull(query.galler),
      before,
    }
    const found = await acts.list(filter, PAGE_LENGTH + 1)
    const entries = found.slice(0, PAGE_LENGTH)
    const [last] = await acts.list({ by: null, act: null, object: null, before: null }, 1)
    const place = {
      visitor: visitOf(res),
      query,
      entries,
      older: found.length > PAGE_LENGTH ? (entries.at(-1)?.number ?? null) : null,
      users: await users.list(),
      head: last === undefined ? null : entryName(last),
    }
    renderer.send(res, 'pages/work/log', logView(place, say))
  })
  return router
}

const LONGEST_ASKED = 200

/** What is asked for; anything that is no short text is as if it were not there. */
function readQuery(given: Readonly<Record<string, unknown>>): {
  readonly query: LogQuery
  readonly before: number | null
} {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' && value.length <= LONGEST_ASKED ? value.trim() : ''
  }
  const fore = text('fore')
  return {
    query: { vem: text('vem'), vad: text('vad'), galler: text('galler') },
    before: /^\d{1,15}$/.test(fore) ? Number(fore) : null,
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
