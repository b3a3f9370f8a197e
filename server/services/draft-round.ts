import { type CalendarDay, type Instant } from '../../surveys/instant.ts'
import {
  DEFAULT_GRACE_MINUTES,
  isRoundId,
  isThreshold,
  type Round,
  type RoundPlan,
} from '../../surveys/round.ts'
import { startOfDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { isImported } from './imported-files.ts'
import { checkCanHaveOpenLink } from './open-link-rules.ts'
import type { SurveyService } from './survey-service.ts'

/** What a draft of a round is checked against and kept in. */
export interface DraftDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly now: () => Instant
}

/** What is not planned about a round that nobody has opened yet. */
export const UNOPENED = {
  state: 'draft',
  graceMinutes: DEFAULT_GRACE_MINUTES,
  opened: null,
  closedAt: null,
  notes: [],
  clearedIn: null,
  openLink: null,
} as const satisfies Partial<Round>

/** @throws Problem 'round/faulty', 'round/exists' or 'survey/unknown'. */
export async function createDraft(plan: RoundPlan, deps: DraftDeps): Promise<Round> {
  await checkPlan(plan, deps)
  if (await isImported(plan.id, deps.store)) throw new Problem('round/exists', { round: plan.id })
  const round: Round = { ...plan, ...UNOPENED, revision: 1 }
  if ((await deps.store.insertRound(round)) === 'exists') {
    throw new Problem('round/exists', { round: plan.id })
  }
  return round
}

/** What a draft was when someone decided about it. */
interface Decided {
  readonly draft: Round
  readonly seen: number
}

/** @throws What `createDraft` throws; Problem 'round/notDraft' or 'round/changedMeanwhile'. */
export async function changeDraft(
  { draft, seen }: Decided,
  plan: RoundPlan,
  deps: DraftDeps,
): Promise<Round> {
  requireDraft({ draft, seen })
  await checkPlan(plan, deps)
  // Nothing of the old plan stays: what the new one leaves out is left out.
  const changed: Round = { ...plan, ...UNOPENED, revision: draft.revision + 1 }
  if ((await deps.store.saveRound(changed)) === 'stored') return changed
  throw new Problem('round/changedMeanwhile', { round: draft.id })
}

/** @throws Problem 'round/notDraft' or 'round/changedMeanwhile'. */
export async function removeDraft(
  { draft, seen }: Decided,
  { store }: Pick<DraftDeps, 'store'>,
): Promise<void> {
  requireDraft({ draft, seen })
  if ((await store.removeDraft(draft)) === 'removed') return
  throw new Problem('round/changedMeanwhile', { round: draft.id })
}

function requireDraft({ draft: { id, state, revision }, seen }: Decided): void {
  if (state !== 'draft') throw new Problem('round/notDraft', { round: id })
  if (revision !== seen) throw new Problem('round/changedMeanwhile', { round: id })
}

async function checkPlan(plan: RoundPlan, { surveys, now }: DraftDeps): Promise<void> {
  const { id, threshold, collectedBy, invitesNobody } = plan
  if (!isRoundId(id)) throw new Problem('round/faulty', { field: 'id', value: id })
  if (!isThreshold(threshold))
    throw new Problem('round/faulty', { field: 'threshold', value: threshold })
  if (collectedBy.trim() === '') {
    throw new Problem('round/faulty', { field: 'collectedBy', value: collectedBy })
  }
  if (invitesNobody === true) checkCanHaveOpenLink(plan)
  checkDays(plan, now())
  await surveys.getSurvey(plan.survey)
}

function checkDays({ id, opensAt, closesAt, resultDay }: RoundPlan, now: Instant): void {
  // A round that has been held already says so by when it was open.
  if (opensAt === null && closesAt <= now) throw new Problem('round/closesTooEarly', { round: id })
  if (opensAt !== null && opensAt >= closesAt) throw new Problem('round/neverOpen', { round: id })
  if (resultDay !== undefined && !isAfter(resultDay, closesAt)) {
    throw new Problem('round/faulty', { field: 'resultDay', value: resultDay })
  }
}

/** Whether a day begins after a moment. */
function isAfter(day: CalendarDay, moment: Instant): boolean {
  const starts = startOfDay(day)
  return starts !== null && starts > moment
}
