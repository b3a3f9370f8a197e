import type { SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { isPilot, type OpenedRound, publicNote, type Round } from '../../surveys/round.ts'
import { pageOf, type PublishedSurvey, type Survey } from '../../surveys/survey.ts'
import { indexItemsOf, indexTitle } from '../tally/index-items.ts'
import type { RoundTally } from '../tally/round-tally.ts'
import { exceptionsOf } from './exceptions.ts'
import { indexResult } from './index-result.ts'
import { itemResult } from './item-result.ts'
import { nonresponseFacts } from './nonresponse.ts'
import { publishedIndex } from './published-index.ts'
import { type PublishedItem, publishedItems, ruleOf } from './published-item.ts'
import { responseFacts } from './response-facts.ts'
import {
  type Correction,
  type IndexResult,
  type Program,
  RESULT_FORMAT,
  type ResultSet,
} from './result-set.ts'
import { indexStrata } from './strata.ts'

/** What a result tells of its round, or follows from. */
export interface ResultRound extends Pick<
  Round,
  | 'id'
  | 'year'
  | 'collectedBy'
  | 'registryNumber'
  | 'promise'
  | 'threshold'
  | 'isPilot'
  | 'synthetic'
  | 'opensAt'
  | 'closesAt'
  | 'closedAt'
  | 'notes'
> {
  readonly opened: OpenedRound
}

/** Everything a result is a function of. */
export interface ResultSource {
  readonly round: ResultRound
  readonly survey: PublishedSurvey
  readonly tally: RoundTally
  readonly program: Program
  /** Of a correction: what every version before it counted, so that nobody is told apart by what has changed. */
  readonly before?: readonly RoundTally[]
}

/** How the result is to be published. */
export type Certification =
  | {
      readonly certifiedAt: Instant
      readonly commitment: string
      readonly correction?: Correction
    }
  | { readonly certifiedAt: null }

/** The result of a round under review or certified: response and every item. */
export function buildResult(source: ResultSource, certification: Certification): ResultSet {
  const { survey } = source.survey
  const published = publishedItems(source, sectorIds(source), ruleOf(source.round))
  const items = published.map(item =>
    itemResult(item.question, themeOf(survey, item.question), item),
  )
  const headline = items.find(({ id }) => id === survey.headline)
  const asked = published.find(({ question }) => question.id === survey.headline)
  return {
    ...buildProgress(source, certification),
    items,
    indices: indexResults(source, published),
    nonresponse: nonresponseFacts(source.tally, sectorIds(source), headline),
    exceptions: headline && asked ? exceptionsOf(headline, asked) : [],
  }
}

/** The result of a round that still takes answers: only how many have answered. */
export function buildProgress(source: ResultSource, certification: Certification): ResultSet {
  const { round, survey, program } = source
  return {
    format: RESULT_FORMAT,
    preliminary: certification.certifiedAt === null,
    synthetic: round.synthetic,
    ...(isPilot(round) ? { isPilot: true } : {}),
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
      notes: round.notes.map(publicNote),
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
    ...sealing(certification),
  }
}

function sealing(certification: Certification): Pick<ResultSet, 'commitment' | 'correction'> {
  if (certification.certifiedAt === null) return { commitment: null }
  const { commitment, correction } = certification
  return { commitment, ...(correction !== undefined && { correction }) }
}

/**
 * From when answers were taken. Opening a round ahead of its first day only schedules it, and a round
 * that is put in afterwards was held on the days that it names.
 */
function openedAt({ opened, opensAt, closesAt }: ResultSource['round']): Instant {
  if (opensAt === null) return opened.at
  return opensAt > opened.at || closesAt < opened.at ? opensAt : opened.at
}

function themeOf(survey: Survey, { id }: ScaleQuestion): string {
  return pageOf(survey, id)?.title.sv ?? ''
}

function indexResults(
  source: ResultSource,
  items: readonly PublishedItem[],
): readonly IndexResult[] {
  const { survey, tally } = source
  const rule = ruleOf(source.round)
  return indexItemsOf(survey.survey).flatMap(index => {
    const strata = indexStrata(tally, index.id, sectorIds(source))
    const published = publishedIndex(index, { strata, items }, rule)
    if (published === null) return []
    const title = indexTitle(survey.survey, index.id)
    const alpha = tally.alphas[index.id] ?? null
    const { scale } = published.disclosed
    return [indexResult({ index, title, scale, strata, alpha }, published.pattern)]
  })
}

function sectorIds({ round }: ResultSource): readonly SectorId[] {
  return round.opened.sectors.map(({ id }) => id)
}
