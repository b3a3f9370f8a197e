import type { Survey } from '../../surveys/survey.ts'
import type { RoundTally } from '../tally/round-tally.ts'
import { buildResult, type Certification, type ResultRound } from './build-result.ts'
import type { ResultSet } from './result-set.ts'

/** What a result follows from, apart from what it tells of itself. */
export interface AgainFrom {
  readonly survey: Survey
  readonly tally: RoundTally
  readonly before: readonly RoundTally[]
  /** Left out: the round is as the result tells of it. */
  readonly round?: ResultRound
}

/** What a certified result has to be, worked out once more from what was counted. */
export function resultAgain(
  content: ResultSet,
  { survey, tally, before, round = resultRound(content) }: AgainFrom,
): ResultSet {
  const { program } = content
  const published = { key: content.survey.key, digest: content.survey.digest, survey }
  return buildResult({ round, survey: published, tally, program, before }, certificationOf(content))
}

function certificationOf({ round, commitment, correction }: ResultSet): Certification {
  const { certifiedAt } = round
  if (certifiedAt === null || commitment === null) return { certifiedAt: null }
  return { certifiedAt, commitment, ...(correction !== undefined && { correction }) }
}

/** The round of a result, as far as the result tells of it. */
export function resultRound({
  round,
  survey,
  sectors,
  synthetic,
  isPilot,
}: ResultSet): ResultRound {
  const { openedAt: at, closedAt, ...told } = round
  return {
    ...told,
    synthetic,
    ...(isPilot === true && { isPilot }),
    opensAt: null,
    closesAt: closedAt,
    closedAt,
    opened: { at, surveyDigest: survey.digest, sectors },
  }
}
