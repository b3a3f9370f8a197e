import { countDays, type DayCount, type Progress } from '../../reports/results/progress.ts'
import { responseFacts } from '../../reports/results/response-facts.ts'
import type { Instant } from '../../surveys/instant.ts'
import { NO_OUTCOMES, OUTCOME_CODES, type OutcomeCode } from '../../surveys/outcome.ts'
import { promiseOf } from '../../surveys/promise.ts'
import {
  type FrameEntry,
  isPilot,
  type RoundId,
  roundPhase,
  takesAnswers,
} from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { countFrame } from './frame-counts.ts'
import { listInvited } from './invited.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import { getOpened, type RoundWithFrame, tallyInvitations } from './tally-service.ts'

/** An association that has not answered, and what is decided about it. */
export interface Unanswered {
  readonly association: FrameEntry
  /** `null`: nothing is decided. */
  readonly outcome: OutcomeCode | null
}

export interface ProgressService {
  /** @throws Problem 'round/unknown' or 'round/notOpened'. */
  progressOf(id: RoundId): Promise<Progress>
  /**
   * Those that have not answered, in the order of the associations' ids.
   *
   * @throws Problem 'round/marksNobody' where the promise is that nobody is told who has answered.
   */
  listUnanswered(id: RoundId): Promise<readonly Unanswered[]>
}

export interface ProgressServiceDeps {
  readonly store: Store
  readonly keys: Pick<RoundKeys, 'findLinkKey'>
  readonly rounds: RoundService
  readonly now: () => Instant
}

export function createProgressService(deps: ProgressServiceDeps): ProgressService {
  const { store, rounds } = deps
  return {
    progressOf: async id => buildProgress(getOpened(await rounds.getRound(id)), deps),

    async listUnanswered(id) {
      const round = getOpened(await rounds.getRound(id))
      if (!promiseOf(round.promise).marksAnswered) {
        throw new Problem('round/marksNobody', { round: id })
      }
      const silent = (await listInvited(round, store)).filter(
        ({ invitation }) => invitation.answeredAt === null,
      )
      return silent.map(({ entry, invitation }) => ({
        association: entry,
        outcome: invitation.outcome?.code ?? null,
      }))
    },
  }
}

async function buildProgress(round: RoundWithFrame, deps: ProgressServiceDeps): Promise<Progress> {
  const { id, year, synthetic } = round
  const { sectors } = round.opened
  const tally = await tallyInvitations(round, deps)
  const isRunning = takesAnswers(roundPhase(round, deps.now()))
  return {
    round: { id, year, synthetic, isPilot: isPilot(round), isRunning },
    sectors,
    response: responseFacts(
      tally,
      sectors.map(sector => sector.id),
    ),
    outcomes: await outcomesOf(round, deps),
    days: await daysOf(round, deps),
  }
}

async function outcomesOf(
  round: RoundWithFrame,
  deps: ProgressServiceDeps,
): Promise<Progress['outcomes']> {
  const counts = await countFrame(round, deps)
  const sum = (of: (count: (typeof counts)[number]) => number) =>
    counts.reduce((total, count) => total + of(count), 0)
  const decided = { ...NO_OUTCOMES }
  for (const code of OUTCOME_CODES) decided[code] = sum(({ outcomes }) => outcomes[code])
  const answered = sum(count => count.answered)
  const known = OUTCOME_CODES.reduce((total, code) => total + decided[code], answered)
  const taken = await deps.store.listOutcomes(round.id)
  const undecided = taken.filter(
    ({ outcome, answeredAt }) => outcome === null && answeredAt === null,
  )
  return {
    ...decided,
    answered,
    waiting: sum(({ invited }) => invited) - known,
    undecided: undecided.length,
  }
}

/** @returns `null` where the promise keeps no times. */
async function daysOf(
  round: RoundWithFrame,
  { store, now }: ProgressServiceDeps,
): Promise<readonly DayCount[] | null> {
  if (!promiseOf(round.promise).marksAnswered) return null
  const invitations = await store.listInvitations(round.id)
  const days = invitations.flatMap(({ answeredAt }) =>
    answeredAt === null ? [] : [stockholmDay(answeredAt)],
  )
  const { opened, opensAt, closedAt, closesAt } = round
  const begins = opensAt !== null && opensAt > opened.at ? opensAt : opened.at
  const ends = closedAt ?? closesAt
  const today = now()
  return countDays(days, {
    from: stockholmDay(begins),
    to: stockholmDay(ends < today ? ends : today),
  })
}
