import { indexItemsOf } from '../../reports/tally/index-items.ts'
import type { SectorTally } from '../../reports/tally/round-tally.ts'
import { createRoundTallyFold, type RoundTally } from '../../reports/tally/round-tally.ts'
import { hiddenParts } from '../../surveys/logic/visibility.ts'
import type { OpenedRound, Round } from '../../surveys/round.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { type PublishedSurvey, scaleQuestionsOf } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'

export type RoundWithFrame = Round & { readonly opened: OpenedRound }

/** @throws Problem 'round/notOpened' when the round has no frame yet. */
export function getOpened(round: Round): RoundWithFrame {
  const { opened } = round
  if (opened === null) throw new Problem('round/notOpened', { round: round.id })
  return { ...round, opened }
}

/** Counts every response of a round, once, as they stream past. */
export async function tallyRound(
  round: RoundWithFrame,
  survey: PublishedSurvey,
  { store, each }: { readonly store: Store; readonly each?: (response: SubmittedResponse) => void },
): Promise<RoundTally> {
  const fold = createRoundTallyFold({
    questions: scaleQuestionsOf(survey.survey),
    indices: indexItemsOf(survey.survey),
    invited: await invitedBySector(round, store),
  })
  for await (const response of store.eachInAnyOrder(round.id)) {
    const { answers, mode } = response.content
    const hidden = hiddenParts(survey.survey, answers)
    fold.add({ sector: response.sector, answers, hidden, mode })
    each?.(response)
  }
  return fold.tally()
}

/** How many have answered in each sector, from the invitations alone: no answer is read. */
export async function tallyInvitations(round: RoundWithFrame, store: Store): Promise<RoundTally> {
  const counts = await store.countInvitations(round.id)
  const sectors = counts.map(({ sector, invited, answered }): [string, SectorTally] => [
    sector,
    {
      invited,
      dispositions: { I: answered, P: 0, R: 0, NC: invited - answered, O: 0, U: 0, NE: 0 },
      items: {},
      indices: {},
    },
  ])
  return { sectors: Object.fromEntries(sectors), alphas: {}, modes: null }
}

async function invitedBySector(
  round: RoundWithFrame,
  store: Store,
): Promise<Readonly<Record<string, number>>> {
  const counts = await store.countInvitations(round.id)
  const invited = new Map(counts.map(count => [count.sector, count.invited]))
  return Object.fromEntries(round.opened.sectors.map(({ id }) => [id, invited.get(id) ?? 0]))
}
