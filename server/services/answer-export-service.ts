import {
  type AnswerRow,
  type AnswerTable,
  type RowsOrigin,
  type SectorSizes,
} from '../../reports/answers/answer-table.ts'
import { createChoiceFold } from '../../reports/answers/choice-counts.ts'
import { COUNT_COLUMNS, countRow } from '../../reports/answers/count-row.ts'
import { NAMED_COLUMNS, namedRow } from '../../reports/answers/named-rows.ts'
import { shownCounts } from '../../reports/answers/shown-counts.ts'
import { untoldFollowUps } from '../../reports/answers/untold-follow-ups.ts'
import { variablesOf, wholeVariable } from '../../reports/answers/variable.ts'
import { responseLeaf } from '../../reports/results/seal.ts'
import { marks } from '../../reports/formats/csv/shared-columns.ts'
import { hasDisposedAnswers } from '../../surveys/disposal.ts'
import { conditionalParts } from '../../surveys/logic/visibility.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { isPilot, type RoundId, roundPhase } from '../../surveys/round.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { questionsOf, scaleQuestionsOf, type Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { countFrame } from './frame-counts.ts'
import type { ResultService } from './result-service.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened, type RoundWithFrame } from './tally-service.ts'

/** The answers of a round, and what has to be known to read them. */
export interface ExportedAnswers {
  readonly round: RoundWithFrame
  readonly survey: Survey
  readonly table: AnswerTable
}

/** Answers that leave the installation, as far as the round's promise lets them. */
export interface AnswerExportService {
  /**
   * @throws Problem 'round/neverOpened', 'round/stillOpen', or 'answers/notCertified' where only what is certified may
   *   leave; while the rows are read, 'round/changedMeanwhile'.
   */
  exportAnswers(id: RoundId): Promise<ExportedAnswers>
}

export interface AnswerExportDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly rounds: RoundService
  readonly results: Pick<ResultService, 'currentResult' | 'resultTally'>
  readonly keys: Pick<RoundKeys, 'findLinkKey'>
  readonly now: () => Instant
}

export function createAnswerExportService(deps: AnswerExportDeps): AnswerExportService {
  const { surveys, rounds } = deps
  return {
    async exportAnswers(id) {
      const round = getOpened(requireExportable(await rounds.getRound(id), deps))
      const { survey } = await surveys.getSurvey(round.survey)
      const exported = { round, survey, origin: await originOf(round, deps) }
      const { namesAssociation } = promiseOf(round.promise)
      return { round, survey, table: (namesAssociation ? namedTable : countTable)(exported, deps) }
    },
  }
}

/** Two files of a result that can still change could be held against each other: then only what is certified leaves. */
function requireExportable<R extends RoundOf>(round: R, { now }: Pick<AnswerExportDeps, 'now'>): R {
  const phase = roundPhase(round, now())
  const { id } = round
  if (phase === 'draft' || phase === 'scheduled')
    throw new Problem('round/neverOpened', { round: id })
  if (phase === 'open' || phase === 'closing') throw new Problem('round/stillOpen', { round: id })
  if (phase !== 'certified' && promiseOf(round.promise).withholdsSmallCells) {
    throw new Problem('answers/notCertified', { round: id })
  }
  return round
}

type RoundOf = Parameters<typeof roundPhase>[0]

interface Exporting {
  readonly round: RoundWithFrame
  readonly survey: Survey
  readonly origin: RowsOrigin
}

async function originOf(round: RoundWithFrame, deps: AnswerExportDeps): Promise<RowsOrigin> {
  const preliminary = round.state !== 'certified'
  return {
    roundId: round.id,
    marks: marks({ synthetic: round.synthetic, isPilot: isPilot(round), preliminary }),
    sizes: await sizesOf(round, deps),
  }
}

async function sizesOf(round: RoundWithFrame, deps: AnswerExportDeps): Promise<SectorSizes> {
  const counts = await countFrame(round, deps)
  return new Map(
    counts.map(({ sector, invited, outcomes }) => [
      sector,
      round.invitesNobody === true ? null : invited - outcomes.NE,
    ]),
  )
}

function namedTable(
  { round, survey, origin }: Exporting,
  deps: Pick<AnswerExportDeps, 'store' | 'results'>,
): AnswerTable {
  const { store } = deps
  const variables = variablesOf(survey)
  async function* rows(): AsyncGenerator<AnswerRow> {
    const before = JSON.stringify(await store.summariseResponses(round.id))
    const isCounted = await countedIn(round, deps)
    for await (const response of store.eachResponse(round.id)) {
      if (isCounted(response)) yield namedRow(response, { survey, variables, origin })
    }
    const isSame = JSON.stringify(await store.summariseResponses(round.id)) === before
    if (!isSame) throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  const columns = [...NAMED_COLUMNS, ...variables.map(({ name }) => name)]
  return { shape: 'rows', columns, variables, batches: inBatches(rows()) }
}

/** What the certified result shows, and the answers to questions that it says nothing of. */
function countTable(
  { round, survey, origin }: Exporting,
  { store, results }: Pick<AnswerExportDeps, 'store' | 'results'>,
): AnswerTable {
  async function* rows(): AsyncGenerator<AnswerRow> {
    const { result } = await results.currentResult(round.id)
    const conditional = conditionalParts(survey)
    for (const question of scaleQuestionsOf(survey)) {
      const item = result.items.find(({ id }) => id === question.id)
      if (item === undefined) continue
      const counts = shownCounts(item, question, !conditional.has(question.id))
      yield* counts.map(count => countRow(count, origin))
    }
    const isCorrected = result.correction !== undefined || hasDisposedAnswers(round)
    const untold = untoldFollowUps(survey, result.items)
    const fold = createChoiceFold(survey, { threshold: round.threshold, isCorrected, untold })
    for await (const { content } of store.eachInAnyOrder(round.id)) fold.add(content.answers)
    yield* fold.rows().map(count => countRow(count, origin))
  }
  const variables = questionsOf(survey).map(wholeVariable)
  return { shape: 'counts', columns: COUNT_COLUMNS, variables, batches: inBatches(rows()) }
}

/** Which responses count: all, but for those that a correction has set aside. Only then is what is sealed read. */
export async function countedIn(
  round: RoundWithFrame,
  { results }: Pick<AnswerExportDeps, 'results'>,
): Promise<(response: SubmittedResponse) => boolean> {
  if (round.state !== 'certified') return () => true
  const { result } = await results.currentResult(round.id)
  if (result.correction === undefined) return () => true
  const setAside = new Set((await results.resultTally(round)).setAside)
  return response => !setAside.has(responseLeaf(response))
}

const ROWS_AT_A_TIME = 250

async function* inBatches(rows: AsyncIterable<AnswerRow>): AsyncGenerator<readonly AnswerRow[]> {
  let batch: AnswerRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < ROWS_AT_A_TIME) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
