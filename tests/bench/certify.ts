import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { toResponse } from '../../server/services/submit-answer.ts'
import { createLinkKey } from '../../server/keys/link-key.ts'
import { createServerSecret } from '../../server/keys/server-secret.ts'
import { randomBytes } from 'node:crypto'
import {
  BENCH_ROUND,
  BENCH_SECRET,
  benchAnswers,
  benchContainer,
  openBenchRound,
} from './bench-round.ts'
import { round } from './processes.ts'

/** How long it takes to certify a round, and how much memory. */
export interface Certifying {
  readonly responses: number
  readonly seconds: number
  readonly peakMb: number
}

/** Fills a store with responses, and counts and freezes them. Run as `certify.js FOLDER SIZE`. */
const [, , folder = '', size = '0'] = process.argv
const path = join(folder, `certify-${size}.sqlite`)
const container = benchContainer(path)
await openBenchRound(container, Number(size))

const secret = createServerSecret(BENCH_SECRET)
const wrapped = await container.store.findLinkKey(BENCH_ROUND)
const linkKey = createLinkKey(secret.unwrap(wrapped!, BENCH_ROUND))
const opened = await container.rounds.getRound(BENCH_ROUND)
const invitations = await container.store.listInvitations(BENCH_ROUND)
for (let from = 0; from < invitations.length; from += 10_000) {
  const part = invitations.slice(from, from + 10_000).map((invitation, index) => {
    const { associationId, sector } = invitation
    const association = { associationId, sector, name: '', orgNumber: null, email: null }
    const responseKey = linkKey.responseKey(associationId)
    const grades = Object.entries(benchAnswers(from + index)).map(
      ([id, value]): [string, number | string] => [id, /^\d$/.test(value) ? Number(value) : value],
    )
    const answering = { round: opened, association, linkKey, responseKey }
    const submission = {
      answers: Object.fromEntries(grades),
      submissionId: 's',
      revision: 0,
      mode: 'web',
    } as const
    const response = toResponse(answering, submission, { secret, randomBytes })
    return { response, invitationId: invitation.id, answeredAt: '2022-10-01T00:00:00.000Z' }
  })
  await container.store.importResponses(part, null)
}
await container.rounds.closeRound(BENCH_ROUND)

const startedAt = performance.now()
await container.certification.certifyRound(BENCH_ROUND, () => undefined)
const told: Certifying = {
  responses: Number(size),
  seconds: round((performance.now() - startedAt) / 1000),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
}
await container.store.close()
rmSync(path, { force: true })
process.stdout.write(JSON.stringify(told))
