import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'

import { Router } from 'express'

import { originIn, type StaffAccess } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { letterFile } from '../../rendering/letter-file.ts'
import type { LetterService } from '../../services/letter-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { LETTERS_FIELD } from '../../views/mail/mail-overview.ts'
import type { MailRouteDeps } from './mail-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { fieldIn } from './staff-form.ts'

export interface LetterRouteDeps extends Pick<MailRouteDeps, 'acts' | 'say' | 'now'> {
  readonly letters: LetterService
  readonly site: SiteSettings
  readonly staff: StaffAccess
}

/**
 * The invitation as letters. Whoever has one can answer for the association: it takes the same right as the links. They are
 * sent as they are made, however many: as a job their file would lie in the store, and no link is ever kept.
 */
export function letterRoutes(deps: LetterRouteDeps): Router {
  const { letters, site, acts, staff, say, now } = deps
  const router = Router()
  router.post(paths.letters, staff.mayDo<RoundParams>('links.export'), async (req, res) => {
    const { roundId } = req.params
    const toAll = fieldIn(req, LETTERS_FIELD) === 'alla'
    const told = { ...originIn(req, res), act: 'letters.exported', object: roundId } as const
    const listed = await acts.record(told, () => letters.list(roundId, { toAll }))
    const file = await letterFile(listed, { ...site, say, writtenAt: now() })
    res.attachment(`brev-${roundId}.pdf`).type('application/pdf')
    await pipeline(givingWay(file), res)
  })
  return router
}

/** Between two letters those get their turn who are answering. */
async function* givingWay(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
