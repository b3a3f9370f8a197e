import type { Comparison } from '../../reports/comparison/comparison.ts'
import {
  SEALED_COMPARISON_FORMAT,
  type SealedComparisonFile,
  type SealedYear,
} from '../../reports/comparison/sealed-comparison.ts'
import { sealedLine } from '../../reports/results/sealed-file.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { ComparisonService } from './comparison-service.ts'
import { crosswalkBetween } from './crosswalk-between.ts'
import { listVersions } from './result-versions.ts'
import { type SealedExportDeps, sealedYear } from './sealed-export.ts'

export interface SealedComparisonDeps extends SealedExportDeps {
  readonly comparisons: Pick<ComparisonService, 'findCertified'>
}

/**
 * What a certified comparison of two rounds was worked out from: what is sealed with it and with the very results that
 * it cites. It tells what all of them withhold.
 *
 * @returns The line of a `SealedComparisonFile`.
 * @throws Problem 'comparison/notYet' when nobody has certified it, 'sealed/ofOthers' when others have, and as `exportSealed`.
 */
export async function exportSealedComparison(
  one: RoundId,
  other: RoundId,
  deps: SealedComparisonDeps,
): Promise<string> {
  const found = await deps.comparisons.findCertified(one, other)
  if (found === null) throw new Problem('comparison/notYet', { first: one, second: other })
  const own = (await deps.store.listComparisons()).find(({ digest }) => digest === found.digest)
  if (own === undefined) throw new Problem('sealed/ofOthers', { first: one, second: other })
  const { comparison } = found
  const years = {
    first: await citedYear(comparison.first, deps),
    second: await citedYear(comparison.second, deps),
  }
  const file: SealedComparisonFile = {
    format: SEALED_COMPARISON_FORMAT,
    digest: own.digest,
    joint: own.sealed ?? null,
    sources: { ...years, crosswalk: await crosswalkOf(comparison, deps) },
  }
  return sealedLine(file)
}

async function citedYear(
  { round: { id }, resultDigest }: Comparison['first'],
  deps: SealedComparisonDeps,
): Promise<SealedYear> {
  const versions = await listVersions(id, deps.store)
  const cited = versions.find(({ digest }) => digest === resultDigest)
  if (cited === undefined) throw new Problem('round/notCertified', { round: id })
  return sealedYear(id, cited.number, deps)
}

async function crosswalkOf(
  { first, second }: Pick<Comparison, 'first' | 'second'>,
  { surveys, store }: SealedComparisonDeps,
) {
  const asked = [
    await surveys.getSurvey(first.survey.key),
    await surveys.getSurvey(second.survey.key),
  ] as const
  return (await crosswalkBetween(...asked, store)).crosswalk
}
