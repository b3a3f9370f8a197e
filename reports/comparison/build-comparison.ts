import type { Sector } from '../../surveys/association.ts'
import type { PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { pageOf, questionsOf, type Survey } from '../../surveys/survey.ts'
import { buildProgress, type ResultSource } from '../results/build-result.ts'
import type { Program } from '../results/result-set.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import { indexItemsOf, indexTitle } from '../tally/index-items.ts'
import type { PairTally } from '../tally/joint-tally.ts'
import { compareIndices } from './compare-indices.ts'
import { compareItems } from './compare-items.ts'
import { comparedItem, crosswalkFacts, pairsInOrder, sectorsOfBoth } from './compared-pair.ts'
import {
  type AskedQuestion,
  type ComparedIndex,
  type ComparedItem,
  type ComparedRound,
  type Comparison,
  COMPARISON_FORMAT,
} from './comparison.ts'
import { type ComparisonContext, comparisonContext, strictestRule } from './comparison-context.ts'

/** One round of a comparison; `resultDigest` is `null` while its result is preliminary. */
export interface ComparedSource extends ResultSource {
  readonly resultDigest: string | null
  readonly certifiedAt: Instant | null
}

export interface ComparisonSource {
  readonly first: ComparedSource
  readonly second: ComparedSource
  readonly crosswalk: PublishedCrosswalk
  /** What was counted of both rounds together; `null` where nothing could be. */
  readonly joint: PairTally | null
  readonly program: Program
}

/** How a comparison is published; `certifiedAt` is `null` while it is preliminary. */
export interface ComparisonCertification {
  readonly certifiedAt: Instant | null
  /** To the joint tally; `null` where there is none, and while it is preliminary. */
  readonly commitment: string | null
}

/**
 * Compares two rounds from their tallies. A pure function of what it is given: the same certified
 * results and crosswalk always give the same comparison.
 */
export function buildComparison(
  source: ComparisonSource,
  { certifiedAt, commitment }: ComparisonCertification,
): Comparison {
  const { first, second, crosswalk, program, joint } = source
  const sectors = sectorsOfBoth(first.round.opened.sectors, second.round.opened.sectors)
  const context = contextOf(source, sectors)
  return {
    format: COMPARISON_FORMAT,
    preliminary: certifiedAt === null,
    synthetic: first.round.synthetic || second.round.synthetic,
    program,
    certifiedAt,
    first: comparedRound(first),
    second: comparedRound(second),
    crosswalk: crosswalkFacts(crosswalk),
    threshold: strictestRule(context).threshold,
    margin: MARGIN,
    sectors,
    bothRounds: joint?.responded ?? null,
    items: comparedItems(source, context),
    indices: comparedIndices(context),
    commitment,
  }
}

function contextOf(
  { first, second, crosswalk: { crosswalk }, joint }: ComparisonSource,
  sectors: readonly Sector[],
): ComparisonContext {
  const surveys = { first: first.survey.survey, second: second.survey.survey, crosswalk }
  return comparisonContext({
    first,
    second,
    surveys,
    sectors: sectors.map(({ id }) => id),
    joint,
  })
}

function comparedItems(
  { first, second, crosswalk }: ComparisonSource,
  context: ComparisonContext,
): readonly ComparedItem[] {
  const surveys = { first: first.survey.survey, second: second.survey.survey }
  const idsIn = (survey: Survey) => questionsOf(survey).map(({ id }) => id)
  const pairs = pairsInOrder(crosswalk.crosswalk.pairs, {
    first: idsIn(surveys.first),
    second: idsIn(surveys.second),
  })
  const values = compareItems(pairs, context)
  const asked = {
    first: (id: string) => askedQuestion(surveys.first, id),
    second: (id: string) => askedQuestion(surveys.second, id),
  }
  return pairs.map(pair => comparedItem(pair, asked, values.get(pair) ?? null))
}

function comparedIndices(context: ComparisonContext): readonly ComparedIndex[] {
  const { survey } = context.second.survey
  const values = compareIndices(context)
  return indexItemsOf(survey).map(({ id }) => ({
    id,
    title: indexTitle(survey, id),
    values: values.get(id) ?? null,
  }))
}

function comparedRound(source: ComparedSource): ComparedRound {
  const { round, survey, response } = buildProgress(source, { certifiedAt: null })
  return {
    round: { ...round, certifiedAt: source.certifiedAt },
    survey,
    response,
    resultDigest: source.resultDigest,
  }
}

function askedQuestion(survey: Survey, id: string): AskedQuestion {
  const question = getQuestion(survey, id)
  if (question.type !== 'scale') throw new RangeError(`${id} has no scale`)
  return {
    id,
    theme: pageOf(survey, id)?.title.sv ?? '',
    wording: question.label.sv,
    scale: { min: question.scale.min, max: question.scale.max },
  }
}

/** The crosswalk was checked against both versions when it was published. */
function getQuestion(survey: Survey, id: string): Question {
  const question = questionsOf(survey).find(candidate => candidate.id === id)
  if (question === undefined) throw new RangeError(`${id} is not in ${survey.id}/${survey.version}`)
  return question
}
