import type { CalendarDay } from '../../surveys/instant.ts'
import { type RoundId, roundPhase } from '../../surveys/round.ts'
import { endOfDay } from '../../surveys/stockholm-time.ts'
import { actorText } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { ActLog, RecordAct } from './act-log.ts'
import { type Extension, extendRound } from './extend-round.ts'
import {
  createExtensionService,
  type ExtensionNotice,
  type ForeseenNotice,
} from './extension-service.ts'
import type { InquiryRound, InquiryRounds } from './inquiry-rounds.ts'
import { getInquiry } from './inquiry-service.ts'
import { createInvitationService, type InvitationDeps } from './invitation-service.ts'
import { addressOf, getInvited, type Invited } from './invited.ts'
import type { MailingService } from './mailing-service.ts'
import { createNewLinkService } from './new-link-service.ts'
import type { AnswerPlace } from './proposal-service.ts'
import type { ByWhom } from './user-service.ts'

/** A body that is to have a new link, and where mail to it goes now; `null`: nowhere. */
export interface LinkedBody extends Invited {
  readonly round: InquiryRound
  readonly email: string | null
}

/** A new link to a body, and to whom. */
export interface WantedLink {
  /** The registrator's address; `null`: the same as before. */
  readonly email: string | null
  readonly reason: string
  /** It is mailed; otherwise the auditors hand it over. */
  readonly byMail: boolean
}

/** What is changed in questions that have been asked: who is to answer, and until when. What is asked stands. */
export interface InquiryChanges {
  /** @throws Problem 'audit/unknown', 'invitation/unknown', or 'inquiry/alreadyClosed' when no link leads to anything. */
  linkedBody(place: AnswerPlace): Promise<LinkedBody>
  /**
   * Gives a body a new link; the one before stops, and what has been saved goes on from the new one. Of a body that has
   * answered it begins blank, and what is sent in with it replaces the answer.
   *
   * @throws What `linkedBody` throws; Problem 'invitation/address', 'round/needReason', 'mail/notConfigured', or
   *   'mail/notReached' with the `reason`. Then the old link stands.
   */
  replaceLink(place: AnswerPlace, wanted: WantedLink, by: ByWhom): Promise<void>
  /** @throws Problem 'audit/unknown', or 'inquiry/alreadyClosed' for what was closed by hand. */
  extensible(dossierId: string, id: RoundId): Promise<InquiryRound>
  /**
   * Makes the time to answer longer, and decides the mail that tells those who have not answered. What only the clock
   * has closed is opened again.
   *
   * @throws What `extensible` throws; Problem 'round/needReason' or 'round/notLonger'.
   */
  extend(
    place: Omit<AnswerPlace, 'bodyId'>,
    wanted: { readonly lastDay: CalendarDay; readonly reason: string },
    by: ByWhom,
  ): Promise<ExtensionNotice>
  /** How those asked would get to know of a longer time. */
  noticeOn(round: InquiryRound): ForeseenNotice
}

export interface ChangeDeps extends Omit<InvitationDeps, 'rounds'> {
  readonly acts: ActLog
  readonly rounds: InquiryRounds
  readonly mailings: MailingService
}

export function createInquiryChanges(deps: ChangeDeps): InquiryChanges {
  const { mailings, now } = deps
  const rounds = {
    getRound: (id: RoundId) => deps.rounds.getRound(id),
    extendRound: async (id: RoundId, extension: Extension) =>
      extendRound(await deps.rounds.getRound(id), extension, deps),
  }
  const invitations = createInvitationService({ ...deps, rounds })
  const services = { invitations, newLinks: createNewLinkService({ invitations, mailings }) }
  const extensions = createExtensionService({ rounds, mailings, now })
  return {
    linkedBody: place => linkedBody(place, deps),
    replaceLink: (place, wanted, by) => replaceLink(place, wanted, { ...deps, ...services, by }),
    extensible: (dossierId, id) => extensible(dossierId, id, deps),
    async extend({ dossierId, inquiryId }, { lastDay, reason }, by) {
      await extensible(dossierId, inquiryId, deps)
      const extension = { closesAt: endOfDay(lastDay) ?? lastDay, reason }
      // Why stands with the round, and not in the log: others than auditors read that.
      const record: RecordAct = (act, work) =>
        deps.acts.record({ ...by, ...act, reason: undefined }, work)
      const { notice } = await extensions.extend(inquiryId, extension, record)
      return notice
    },
    noticeOn: round => extensions.noticeOn(round),
  }
}

async function linkedBody(
  { dossierId, inquiryId, bodyId }: AnswerPlace,
  deps: ChangeDeps,
): Promise<LinkedBody> {
  const round = await getInquiry(dossierId, inquiryId, deps)
  if (roundPhase(round, deps.now()) !== 'open') {
    throw new Problem('inquiry/alreadyClosed', { round: inquiryId })
  }
  const invited = await getInvited(round, bodyId, deps.store)
  return { ...invited, round, email: addressOf(invited) }
}

interface Replacing extends ChangeDeps {
  readonly invitations: ReturnType<typeof createInvitationService>
  readonly newLinks: ReturnType<typeof createNewLinkService>
  readonly by: ByWhom
}

async function replaceLink(
  place: AnswerPlace,
  { email, reason, byMail }: WantedLink,
  { invitations, newLinks, by, ...deps }: Replacing,
): Promise<void> {
  const { round, invitation } = await linkedBody(place, deps)
  const isAnew = invitation.answeredAt !== null
  const replacement = { email, reason, isAnew, by: actorText(by.actor) }
  // The reason stands with the invitation, and not in the log: it may well be about somebody.
  const act = { act: 'inquiry.linkReplaced', object: round.id, detail: place.bodyId } as const
  await deps.acts.record<unknown>({ ...by, ...act }, () =>
    byMail
      ? newLinks.replaceAndSend(round.id, place.bodyId, replacement)
      : invitations.replaceLink(round.id, place.bodyId, replacement),
  )
}

async function extensible(
  dossierId: string,
  id: RoundId,
  deps: Pick<ChangeDeps, 'rounds'>,
): Promise<InquiryRound> {
  const round = await getInquiry(dossierId, id, deps)
  if (round.closedAt !== null) throw new Problem('inquiry/alreadyClosed', { round: id })
  return round
}
