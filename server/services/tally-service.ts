import { indexItemsOf } from '../../reports/tally/index-items.ts'
import {
  createRoundTallyFold,
  reached,
  type RoundTally,
  type SectorTally,
} from '../../reports/tally/round-tally.ts'
import type { SectorId } from '../../surveys/association.ts'
import { hiddenParts } from '../../surveys/logic/visibility.ts'
import { NO_OUTCOMES } from '../../surveys/outcome.ts'
import type { OpenedRound, Round } from '../../surveys/round.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { type PublishedSurvey, scaleQuestionsOf } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { InvitationCount } from '../store/invitation-store.ts'
import type { Store } from '../store/store.ts'
import { countFrame } from './frame-counts.ts'
import type { RoundKeys } from './round-keys.ts'

export type RoundWithFrame = Round & { readonly opened: OpenedRound }

/** @throws Problem 'round/notOpened' when the round has no frame yet. */
export function getOpened(round: Round): RoundWithFrame {
  const { opened } = round
  if (opened === null) throw new Problem('round/notOpened', { round: round.id })
  return { ...round, opened }
}

export interface TallyDeps {
  readonly store: Store
  readonly keys: Pick<RoundKeys, 'findLinkKey'>
}

/** Counts every response of a round, once, as they stream past. */
export async function tallyRound(
  round: RoundWithFrame,
  survey: PublishedSurvey,
  { store, keys, each }: TallyDeps & { readonly each?: (response: SubmittedResponse) => void },
): Promise<RoundTally> {
  const counts = await countFrame(round, { store, keys })
  const bySector = new Map(counts.map(count => [count.sector, count]))
  const ofSectors = <T>(of: (count: InvitationCount | undefined) => T) =>
    Object.fromEntries(round.opened.sectors.map(({ id }) => [id, of(bySector.get(id))]))
  const fold = createRoundTallyFold({
    questions: scaleQuestionsOf(survey.survey),
    indices: indexItemsOf(survey.survey),
    invited: ofSectors(count => invitedTo(round, count)),
    outcomes: ofSectors(count => count?.outcomes ?? NO_OUTCOMES),
  })
  for await (const response of store.eachInAnyOrder(round.id)) {
    const { answers, mode } = response.content
    const hidden = hiddenParts(survey.survey, answers)
    fold.add({ sector: response.sector, answers, hidden, mode })
    each?.(response)
  }
  return fold.tally()
}

/** How many have answered in each sector, without reading any answer. */
export async function tallyInvitations(
  round: RoundWithFrame,
  deps: TallyDeps,
): Promise<RoundTally> {
  const counts = await countFrame(round, deps)
  const sectors = round.opened.sectors.map(({ id }): [SectorId, SectorTally] => {
    const count = counts.find(({ sector }) => sector === id)
    const known = { ...(count?.outcomes ?? NO_OUTCOMES), I: count?.answered ?? 0, P: 0 }
    return [id, { ...reached(invitedTo(round, count), known), items: {}, indices: {} }]
  })
  return { sectors: Object.fromEntries(sectors), alphas: {}, modes: null }
}

/** N of a sector, before those who were not eligible are taken away; `null`: nobody was invited. */
function invitedTo({ invitesNobody }: Round, count: InvitationCount | undefined): number | null {
  return invitesNobody === true ? null : (count?.invited ?? 0)
}
