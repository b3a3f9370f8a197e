import { promiseOf } from '../../surveys/promise.ts'
import type { OpenedRound, Round } from '../../surveys/round.ts'
import type { Instant } from '../../surveys/instant.ts'
import {
  pageOf,
  type PublishedSurvey,
  scaleQuestionsOf,
  type Survey,
} from '../../surveys/survey.ts'
import { emptyTally } from '../tally/item-tally.ts'
import type { RoundTally, SectorTally } from '../tally/round-tally.ts'
import { responseRate } from '../statistics/response-rate.ts'
import { itemResult } from './item-result.ts'
import {
  type ItemResult,
  type Program,
  RESULT_FORMAT,
  type ResponseCounts,
  type ResponseFacts,
  type ResultSet,
} from './result-set.ts'

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
  return { ...buildProgress(source, certification), items: itemResults(source) }
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
    response: responseFacts(source),
    items: [],
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

function responseFacts({ round, tally }: ResultSource): ResponseFacts {
  const sectors = round.opened.sectors.map(({ id }) => tally.sectors[id] ?? EMPTY_SECTOR)
  return {
    total: responseCounts(sectors),
    sectors: round.opened.sectors.map(({ id }, index) => ({
      sector: id,
      ...responseCounts(sectors.slice(index, index + 1)),
    })),
    modes: tally.modes,
  }
}

function responseCounts(sectors: readonly SectorTally[]): ResponseCounts {
  const dispositions = sectors
    .map(sector => sector.dispositions)
    .reduce(
      (a, b) => ({
        I: a.I + b.I,
        P: a.P + b.P,
        R: a.R + b.R,
        NC: a.NC + b.NC,
        O: a.O + b.O,
        U: a.U + b.U,
        NE: a.NE + b.NE,
      }),
      EMPTY_SECTOR.dispositions,
    )
  return {
    invited: sectors.reduce((sum, sector) => sum + sector.invited, 0),
    answered: dispositions.I + dispositions.P,
    rate: responseRate(dispositions),
  }
}

const EMPTY_SECTOR: SectorTally = {
  invited: 0,
  dispositions: { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 0 },
  items: {},
  indices: {},
}

function itemResults({ round, survey, tally }: ResultSource): readonly ItemResult[] {
  const rule = { promise: promiseOf(round.promise), threshold: round.threshold }
  return scaleQuestionsByTheme(survey.survey).map(({ question, theme }) => {
    const strata = round.opened.sectors.map(({ id }) => ({
      sector: id,
      size: tally.sectors[id]?.invited ?? 0,
      tally: tally.sectors[id]?.items[question.id] ?? emptyTally(question.scale),
    }))
    return itemResult(question, theme, { strata, rule })
  })
}

function scaleQuestionsByTheme(survey: Survey) {
  return scaleQuestionsOf(survey).map(question => ({
    question,
    theme: pageOf(survey, question.id)?.title.sv ?? '',
  }))
}
