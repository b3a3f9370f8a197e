import type { Instant } from '../../surveys/instant.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { nextSendingTime } from '../../surveys/mail/sending-hours.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { RecordAct } from './act-log.ts'
import type { MailingService } from './mailing-service.ts'
import type { OpenedFrame } from './open-frame.ts'
import type { OnlySome } from './open-round.ts'
import type { RoundService } from './round-service.ts'

/** A round that has been opened, and the invitation that was decided with it; `null`: none was. */
export interface Opened extends OpenedFrame {
  readonly invitation: Mailing | null
}

export interface OpeningService {
  /** When the invitation would go, if it were decided now; `null`: nobody is invited by mail, or it would be too late. */
  invitationMoment(round: Round): Instant | null
  /**
   * Opens a round, and decides the invitation where that is wanted.
   *
   * @throws What `openRound` throws, and Problem 'mail/notConfigured'; then nothing is done.
   */
  open(
    id: RoundId,
    wanted: { readonly only: OnlySome; readonly invites: boolean },
    record: RecordAct,
  ): Promise<Opened>
}

export function createOpeningService({
  rounds,
  mailings,
  now,
}: {
  readonly rounds: RoundService
  readonly mailings: MailingService
  readonly now: () => Instant
}): OpeningService {
  return {
    invitationMoment({ opensAt, closesAt, invitesNobody }) {
      if (!mailings.isSetUp || invitesNobody === true) return null
      const [, earliest = now()] = [now(), opensAt ?? now()].toSorted()
      const at = nextSendingTime(earliest, mailings.quietHours)
      return at > closesAt ? null : at
    },
    async open(id, { only, invites }, record) {
      // Asked first: a round that is open cannot be closed again unseen.
      if (invites && !mailings.isSetUp) throw new Problem('mail/notConfigured')
      const opened = await record({ act: 'round.opened', object: id }, () =>
        rounds.openRound(id, only),
      )
      return { ...opened, invitation: invites ? await invite(id, mailings, record) : null }
    },
  }
}

/** Decides the invitation of a round, which is open whether or not it comes in time. @returns `null`: it would not. */
export async function invite(
  id: RoundId,
  mailings: MailingService,
  record: RecordAct,
): Promise<Mailing | null> {
  const act = { act: 'mail.scheduled', object: id, detail: 'invitation' } as const
  try {
    return await record(act, () => mailings.schedule(id, { kind: 'invitation', at: null }))
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'mail/tooLate') return null
    throw problem
  }
}
