import { type ComparedSurveys, jointPlan } from '../../reports/comparison/comparable-pairs.ts'
import { responseLeaf } from '../../reports/results/seal.ts'
import { answerCode, NOT_SHOWN } from '../../reports/tally/answer-code.ts'
import { type CodedResponse, createJointFold } from '../../reports/tally/joint-fold.ts'
import type { PairTally } from '../../reports/tally/joint-tally.ts'
import type { SectorId } from '../../surveys/association.ts'
import { hasDisposedAnswers } from '../../surveys/disposal.ts'
import { hiddenParts } from '../../surveys/logic/visibility.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import type { Store } from '../store/store.ts'
import { countCommonFrame } from './common-frame.ts'
import { createPseudonymTable, type PseudonymTable } from './pseudonym-table.ts'
import type { RoundWithFrame } from './tally-service.ts'

/** Two rounds that are counted together. */
export interface RoundPair {
  readonly first: RoundWithFrame
  readonly second: RoundWithFrame
  readonly surveys: ComparedSurveys
  /** The leaves of responses that are not counted any more. */
  readonly setAside: ReadonlySet<string>
}

/**
 * Counts what each association answered in both rounds. The earlier round's answers are kept in memory
 * packed, some fifty bytes an association (`pseudonym-table.ts`); the later ones stream past, and both frames.
 *
 * @returns `null` when a round promised that nobody can tell who has answered, and when answers of one are erased.
 */
export async function tallyPair(pair: RoundPair, store: Store): Promise<PairTally | null> {
  const { first, second, surveys, setAside } = pair
  if (![first, second].every(canBeFollowed)) return null
  const sectors = sectorsOf(pair)
  const fold = createJointFold(jointPlan(surveys, sectors))
  const earlier = await codedByPseudonym(pair, store)
  for await (const response of store.eachInAnyOrder(second.id)) {
    if (isSetAside(response, setAside)) continue
    const { pseudonym } = response.content
    const before = pseudonym === null ? null : earlier.take(pseudonym)
    fold.add(before, coded(response, surveys.second))
  }
  for (const before of earlier.rest()) fold.add(before, null)
  return { ...fold.tally(), commonFrame: await countCommonFrame(pair, sectors, store) }
}

/** Its answers are there, each with a pseudonym that is the association's in other rounds too. */
function canBeFollowed(round: RoundWithFrame): boolean {
  return promiseOf(round.promise).keepsPseudonym && !hasDisposedAnswers(round)
}

function sectorsOf({ first, second }: RoundPair): readonly SectorId[] {
  return [...new Set([first, second].flatMap(({ opened }) => opened.sectors.map(({ id }) => id)))]
}

async function codedByPseudonym(
  { first, surveys, setAside }: RoundPair,
  store: Store,
): Promise<PseudonymTable> {
  const all = createPseudonymTable(scaleQuestionsOf(surveys.first).length)
  for await (const response of store.eachInAnyOrder(first.id)) {
    const { pseudonym } = response.content
    if (pseudonym === null || isSetAside(response, setAside)) continue
    all.put(pseudonym, coded(response, surveys.first))
  }
  return all
}

/** A digest of each response is worked out only where a result has been corrected. */
export function isSetAside(response: SubmittedResponse, setAside: ReadonlySet<string>): boolean {
  return setAside.size > 0 && setAside.has(responseLeaf(response))
}

function coded({ sector, content }: SubmittedResponse, survey: Survey): CodedResponse {
  const { answers } = content
  const hidden = hiddenParts(survey, answers)
  return {
    sector,
    codes: Uint8Array.from(scaleQuestionsOf(survey), ({ id, scale }) =>
      answerCode(hidden.has(id) ? NOT_SHOWN : answers[id], scale),
    ),
  }
}
