import type { Instant } from '../../surveys/instant.ts'
import { type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import type { ProblemCode } from '../problem-codes.ts'
import { Problem } from '../problems.ts'
import type { RecordAct } from './act-log.ts'
import type { Extension } from './extend-round.ts'
import type { MailingService } from './mailing-service.ts'
import type { RoundService } from './round-service.ts'

/**
 * How those invited get to know that they have longer time.
 *
 * - `decided`: a mail goes to those who have not answered, at the earliest at `at`.
 * - `notConfigured`: no mail server is set, and somebody has to tell them.
 * - `notNeeded`: nobody has been asked yet, or nobody is invited.
 * - `notDecided`: it would go too late, or is decided already.
 */
export type ExtensionNotice =
  | { readonly kind: 'decided'; readonly at: Instant }
  | { readonly kind: 'notConfigured' | 'notNeeded' | 'notDecided' }

/** Before it is tried nobody knows whether a mail comes in time. */
export type ForeseenNotice = Exclude<ExtensionNotice['kind'], 'notDecided'>

export interface ExtensionService {
  /**
   * Makes the time to answer longer, and decides the mail that tells of it.
   *
   * @throws What `extendRound` throws; then nothing is decided.
   */
  extend(
    id: RoundId,
    extension: Extension,
    record: RecordAct,
  ): Promise<{ readonly round: Round; readonly notice: ExtensionNotice }>
  /** How they would get to know, as it looks now; `decided` where a mail would go. */
  noticeOn(round: Round): ForeseenNotice
}

export function createExtensionService({
  rounds,
  mailings,
  now,
}: {
  readonly rounds: Pick<RoundService, 'getRound' | 'extendRound'>
  readonly mailings: MailingService
  readonly now: () => Instant
}): ExtensionService {
  const noticeOn: ExtensionService['noticeOn'] = round => {
    const isAsked = round.invitesNobody !== true && roundPhase(round, now()) !== 'scheduled'
    if (!isAsked) return 'notNeeded'
    return mailings.isSetUp ? 'decided' : 'notConfigured'
  }
  return {
    noticeOn,
    async extend(id, extension, record) {
      const wanted = noticeOn(await rounds.getRound(id))
      const { reason, closesAt } = extension
      const act = { act: 'round.extended', object: id, reason, detail: closesAt } as const
      const round = await record(act, () => rounds.extendRound(id, extension))
      const notice =
        wanted === 'decided' ? await decideNotice(id, mailings, record) : { kind: wanted }
      return { round, notice }
    },
  }
}

/** The time is longer whether or not a mail can tell of it. */
const NO_MAIL: readonly ProblemCode[] = ['mail/tooLate', 'mail/alreadyDecided']

async function decideNotice(
  id: RoundId,
  mailings: MailingService,
  record: RecordAct,
): Promise<ExtensionNotice> {
  const act = { act: 'mail.scheduled', object: id, detail: 'extension' } as const
  try {
    const { at } = await record(act, () => mailings.schedule(id, { kind: 'extension', at: null }))
    return { kind: 'decided', at }
  } catch (problem) {
    if (problem instanceof Problem && NO_MAIL.includes(problem.code)) return { kind: 'notDecided' }
    throw problem
  }
}
