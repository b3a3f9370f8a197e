import type { SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { OpenedRound, Round } from '../../surveys/round.ts'
import {
  pageOf,
  type PublishedSurvey,
  scaleQuestionsOf,
  type Survey,
} from '../../surveys/survey.ts'
import { type DisclosureRule, type ItemPattern, itemPattern } from '../disclosure/item-pattern.ts'
import { indexItemsOf, indexTitle } from '../tally/index-items.ts'
import type { RoundTally } from '../tally/round-tally.ts'
import { exceptionsOf, type SectorException } from './exceptions.ts'
import { indexReasons } from './index-reasons.ts'
import { indexResult } from './index-result.ts'
import { itemResult, talliesOf } from './item-result.ts'
import { nonresponseFacts } from './nonresponse.ts'
import { responseFacts } from './response-facts.ts'
import {
  type IndexResult,
  type ItemResult,
  type Program,
  RESULT_FORMAT,
  type ResultSet,
} from './result-set.ts'
import { indexStrata, itemStrata } from './strata.ts'

/** Everything a result is a function of. */
export interface ResultSource {
  readonly round: Round & { readonly opened: OpenedRound }
  readonly survey: PublishedSurvey
  readonly tally: RoundTally
  readonly program: Program
}

/** How the result is to be published. */
export type Certification =
  { readonly certifiedAt: Instant; readonly commitment: string } | { readonly certifiedAt: null }

/** The result of a round under review or certified: response and every item. */
export function buildResult(source: ResultSource, certification: Certification): ResultSet {
  const items = itemResults(source)
  const headline = items.find(({ id }) => id === source.survey.survey.headline)
  return {
    ...buildProgress(source, certification),
    items,
    indices: indexResults(source),
    nonresponse: nonresponseFacts(source.tally, sectorIds(source), headline),
    exceptions: headlineExceptions(source, headline),
  }
}

/** The result of a round that still takes answers: only how many have answered. */
export function buildProgress(source: ResultSource, certification: Certification): ResultSet {
  const { round, survey, program } = source
  return {
    format: RESULT_FORMAT,
    preliminary: certification.certifiedAt === null,
    synthetic: round.synthetic,
    program,
    round: {
      id: round.id,
      year: round.year,
      collectedBy: round.collectedBy,
      registryNumber: round.registryNumber,
      promise: round.promise,
      threshold: round.threshold,
      openedAt: openedAt(round),
      closedAt: round.closedAt ?? round.closesAt,
      certifiedAt: certification.certifiedAt,
      notes: round.notes,
    },
    survey: {
      key: survey.key,
      digest: survey.digest,
      title: survey.survey.title.sv,
      headline: survey.survey.headline,
    },
    sectors: round.opened.sectors,
    response: responseFacts(source.tally, sectorIds(source)),
    items: [],
    indices: [],
    nonresponse: null,
    exceptions: [],
    commitment: certification.certifiedAt === null ? null : certification.commitment,
  }
}

/**
 * From when answers were taken. Opening a round ahead of its first day only schedules it, and a round
 * that is put in afterwards was held on the days that it names.
 */
function openedAt({ opened, opensAt, closesAt }: ResultSource['round']): Instant {
  if (opensAt === null) return opened.at
  return opensAt > opened.at || closesAt < opened.at ? opensAt : opened.at
}

function ruleOf({ round }: ResultSource): DisclosureRule {
  return { promise: promiseOf(round.promise), threshold: round.threshold }
}

function itemResults(source: ResultSource): readonly ItemResult[] {
  const { survey, tally } = source
  return scaleQuestionsOf(survey.survey).map(question => {
    const strata = itemStrata(tally, question, sectorIds(source))
    return itemResult(question, themeOf(survey.survey, question), { strata, rule: ruleOf(source) })
  })
}

function themeOf(survey: Survey, { id }: ScaleQuestion): string {
  return pageOf(survey, id)?.title.sv ?? ''
}

function indexResults(source: ResultSource): readonly IndexResult[] {
  const { survey, tally } = source
  const questions = scaleQuestionsOf(survey.survey)
  return indexItemsOf(survey.survey).flatMap(index => {
    const items = questions.filter(({ id }) => index.items.includes(id))
    const [first] = items
    if (first === undefined) return []
    const strata = indexStrata(tally, index.id, sectorIds(source))
    const reasons = indexReasons(strata, patternsOf(items, source), ruleOf(source))
    const title = indexTitle(survey.survey, index.id)
    const alpha = tally.alphas[index.id] ?? null
    return [indexResult({ index, title, scale: first.scale, strata, alpha }, reasons)]
  })
}

function headlineExceptions(
  source: ResultSource,
  headline: ItemResult | undefined,
): readonly SectorException[] {
  const question = scaleQuestionsOf(source.survey.survey).find(({ id }) => id === headline?.id)
  if (headline === undefined || question === undefined) return []
  return exceptionsOf(headline, itemStrata(source.tally, question, sectorIds(source)))
}

function patternsOf(
  questions: readonly ScaleQuestion[],
  source: ResultSource,
): readonly ItemPattern[] {
  return questions.map(question => {
    const tallies = talliesOf(itemStrata(source.tally, question, sectorIds(source)))
    return itemPattern(tallies, question.scale, ruleOf(source))
  })
}

function sectorIds({ round }: ResultSource): readonly SectorId[] {
  return round.opened.sectors.map(({ id }) => id)
}
