import { addDispositions } from '../../reports/results/response-facts.ts'
import { responseRate } from '../../reports/statistics/response-rate.ts'
import { reached } from '../../reports/tally/round-tally.ts'
import { type AccessToken, linkIdOf } from '../../surveys/invitation.ts'
import { promiseOf } from '../../surveys/promise.ts'
import {
  type FrameEntry,
  type Round,
  type RoundId,
  type RoundPhase,
  roundPhase,
  type RoundPlan,
  takesAnswers,
} from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { InvitationCount } from '../store/invitation-store.ts'
import { closeRound } from './close-round.ts'
import { changeDraft, createDraft, removeDraft } from './draft-round.ts'
import { type Extension, extendRound } from './extend-round.ts'
import { countFrame } from './frame-counts.ts'
import { getRound as getFrom, listRounds } from './get-round.ts'
import { isImported } from './imported-files.ts'
import { addressOf, listInvited } from './invited.ts'
import { checkInvites } from './open-link-rules.ts'
import type { OpenedFrame } from './open-frame.ts'
import { type OnlySome, openRound, type OpenRoundDeps } from './open-round.ts'
import type { RoundKeys } from './round-keys.ts'

/** One association's personal link. */
export interface InvitationLink {
  readonly association: FrameEntry
  readonly token: AccessToken
  /** `null`: nobody is told, and nothing says so. */
  readonly isAnswered: boolean | null
}

/** How far a round has come. */
export interface RoundProgress {
  readonly round: Round
  readonly phase: RoundPhase
  /** `null`: nobody is invited, and nobody knows how many could answer. */
  readonly invited: number | null
  readonly answered: number
  /** The response rate, in [0, 1]: those that are not eligible are not asked after. `null`: nobody is. */
  readonly rate: number | null
}

/** What is asked right now. */
export interface OpenSurvey {
  readonly round: Round
  readonly survey: Survey
}

export interface RoundService {
  /** @throws Problem 'round/faulty', 'round/exists', 'survey/unknown', or 'openLink/promise' where nobody is invited. */
  createRound(plan: RoundPlan): Promise<Round>
  /**
   * Decides about a draft anew, all but its id. @param seen The revision that it is decided on.
   *
   * @throws What `createRound` throws; Problem 'round/notDraft' or 'round/changedMeanwhile'.
   */
  changeDraft(plan: RoundPlan, seen: number): Promise<Round>
  /** Removes a draft, of which nothing is left. @throws Problem 'round/notDraft' or 'round/changedMeanwhile'. */
  removeDraft(id: RoundId, seen: number): Promise<void>
  /**
   * Freezes survey version, frame, promise and threshold, and makes the invitations.
   *
   * @param only The associations that a pilot asks; any other round asks all.
   */
  openRound(id: RoundId, only?: OnlySome): Promise<OpenedFrame>
  /** Closes at once, without grace. @throws Problem 'round/neverOpened', 'round/alreadyClosed' or 'round/certified'. */
  closeRound(id: RoundId): Promise<Round>
  /**
   * Makes the time to answer longer, or opens a closed round again, with a reason that the result tells.
   *
   * @throws Problem 'round/neverOpened', 'round/certified', 'round/needReason', 'round/notLonger' or
   *   'round/changedMeanwhile'.
   */
  extendRound(id: RoundId, extension: Extension): Promise<Round>
  /** @throws Problem 'round/unknown', or 'round/imported' for one of others, of which there is no more than files. */
  getRound(id: RoundId): Promise<Round>
  /** Whether its result is certified, also where others have, and it is imported. @throws Problem 'round/unknown'. */
  isCertified(id: RoundId): Promise<boolean>
  /** Where a round stands and how many have answered. @throws Problem 'round/unknown'. */
  getProgress(id: RoundId): Promise<RoundProgress>
  /** Whether nothing is left that could tell in what order its answers came, where that was promised. */
  isCleared(id: RoundId): Promise<boolean>
  /** In the order of the ids. */
  listRounds(): Promise<readonly Round[]>
  /** The same, with where each stands and how many have answered. */
  listProgress(): Promise<readonly RoundProgress[]>
  /** The rounds that take answers now, in the order of their ids. */
  listOpenSurveys(): Promise<readonly OpenSurvey[]>
  /** Every personal link of an opened round, in the order of the associations' ids. */
  listLinks(id: RoundId): Promise<readonly InvitationLink[]>
}

export interface RoundServiceDeps extends OpenRoundDeps {
  readonly keys: RoundKeys
}

export function createRoundService(deps: RoundServiceDeps): RoundService {
  const { store } = deps

  const getRound = (id: RoundId) => getFrom(id, store)

  return {
    createRound: plan => createDraft(plan, deps),
    changeDraft: async (plan, seen) =>
      changeDraft({ draft: await getRound(plan.id), seen }, plan, deps),
    removeDraft: async (id, seen) => removeDraft({ draft: await getRound(id), seen }, deps),
    openRound: async (id, only = null) => openRound(await getRound(id), only, deps),
    closeRound: async id => closeRound(await getRound(id), deps),
    extendRound: async (id, extension) => extendRound(await getRound(id), extension, deps),
    getRound,
    async isCertified(id) {
      if (await isImported(id, store)) return true
      return (await getRound(id)).state === 'certified'
    },
    getProgress: async id => progressOf(await getRound(id), deps),
    async isCleared(id) {
      const { promise, clearedIn, state } = await getRound(id)
      return !promiseOf(promise).forgetsOrder || clearedIn === state
    },
    listRounds: () => listRounds(store),
    listProgress: async () =>
      Promise.all((await listRounds(store)).map(round => progressOf(round, deps))),
    listOpenSurveys: () => openSurveys(deps),
    listLinks: async id => linksOf(await getRound(id), deps),
  }
}

async function openSurveys({
  store,
  surveys,
  now,
}: RoundServiceDeps): Promise<readonly OpenSurvey[]> {
  const rounds = (await listRounds(store)).filter(round => takesAnswers(roundPhase(round, now())))
  return Promise.all(
    rounds.map(async round => ({ round, survey: (await surveys.getSurvey(round.survey)).survey })),
  )
}

async function progressOf(round: Round, deps: RoundServiceDeps): Promise<RoundProgress> {
  const sectors = await countFrame(round, deps)
  return {
    round,
    phase: roundPhase(round, deps.now()),
    invited:
      round.invitesNobody === true ? null : sectors.reduce((sum, { invited }) => sum + invited, 0),
    answered: sectors.reduce((sum, { answered }) => sum + answered, 0),
    rate: round.invitesNobody === true ? null : rateOf(sectors),
  }
}

function rateOf(sectors: readonly InvitationCount[]): number | null {
  const all = sectors.map(({ invited, answered, outcomes }) =>
    reached(invited, { ...outcomes, I: answered, P: 0 }),
  )
  return responseRate(addDispositions(all.map(({ dispositions }) => dispositions)))
}

async function linksOf(
  round: Round,
  { store, keys }: RoundServiceDeps,
): Promise<readonly InvitationLink[]> {
  checkInvites(round)
  const linkKey = await keys.linkKeyOf(round)
  const { marksAnswered } = promiseOf(round.promise)
  return (await listInvited(round, store)).map(({ entry, invitation }) => {
    const isAnswered = marksAnswered ? invitation.answeredAt !== null : null
    return {
      association: { ...entry, email: addressOf({ entry, invitation }) },
      token: linkKey.token(linkIdOf(invitation)),
      isAnswered,
    }
  })
}
