import { type Fault, fault } from '../../surveys/fault.ts'
import { isInquiryRound } from './inquiry-rounds.ts'
import { askedDigest } from './open-inquiry.ts'
import { toldInLog } from './told-in-log.ts'
import type { VerifyDeps } from './verify-service.ts'

/** What the auditors have asked is what the chained log tells that they asked. */
export async function inquiryFaults({
  store,
  acts,
}: Pick<VerifyDeps, 'store' | 'acts'>): Promise<readonly Fault[]> {
  const asked = (await store.listRounds())
    .filter(isInquiryRound)
    .filter(({ opened }) => opened !== null)
  if (asked.length === 0) return []
  const told = await toldInLog(acts, ({ act, detail }) =>
    act === 'inquiry.opened' ? detail : null,
  )
  return asked
    .filter(round => !told.has(askedDigest(round)))
    .map(({ id }) => fault(`${id}/frågorna`, 'notLogged'))
}
