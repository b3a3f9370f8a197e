import type { Crosswalk } from '../../surveys/crosswalk.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import { digestOf } from '../results/canonical.ts'
import { differences } from '../results/differences.ts'
import { resultRound } from '../results/result-again.ts'
import type { ResultSet } from '../results/result-set.ts'
import { commitmentToPair } from '../results/seal.ts'
import { figureFault, sealedFaults } from '../results/sealed-faults.ts'
import type { SealedFile } from '../results/sealed-file.ts'
import type { PairTally } from '../tally/joint-tally.ts'
import { buildComparison, type ComparedSource } from './build-comparison.ts'
import type { Comparison } from './comparison.ts'

export const SEALED_COMPARISON_FORMAT = 'samverkansbarometern/forseglad-jamforelse/1'

/**
 * What a certified comparison was worked out from (förseglat underlag), for auditors who work every figure out once
 * more. It tells what the comparison and both results withhold.
 */
export interface SealedComparisonFile {
  readonly format: typeof SEALED_COMPARISON_FORMAT
  /** The comparison's digest. */
  readonly digest: string
  /** What was counted of both rounds together; `null`: nothing could be. */
  readonly joint: { readonly tally: PairTally; readonly salt: string } | null
  readonly sources: {
    readonly first: SealedYear
    readonly second: SealedYear
    readonly crosswalk: Crosswalk
  }
}

/** A result as it was certified, and what is sealed with it. */
export interface SealedYear {
  readonly content: ResultSet
  readonly sealed: SealedFile
}

/**
 * Everything in which a certified comparison does not follow from what was sealed with it and with its two results;
 * the first fault comes first. Where what is sealed is not what is committed to, nothing is worked out from it.
 *
 * @param content Of a comparison that is as it was certified, and whose digest the file names.
 */
export function sealedComparisonFaults(
  content: Comparison,
  { joint, sources }: SealedComparisonFile,
): readonly Fault[] {
  const unfounded = [
    ...yearFaults('first', content, sources),
    ...yearFaults('second', content, sources),
    ...(digestOf(sources.crosswalk) === content.crosswalk.digest
      ? []
      : [fault('sources/crosswalk', 'otherCrosswalkDigest')]),
    ...(content.commitment === (joint && commitmentToPair(joint))
      ? []
      : [fault('joint', 'commitment')]),
  ]
  if (unfounded.length > 0) return unfounded
  const again = comparisonAgain(content, { joint, sources })
  return differences(content, again).map(figureFault)
}

type Year = 'first' | 'second'
type Sources = SealedComparisonFile['sources']

function yearFaults(year: Year, comparison: Comparison, sources: Sources): readonly Fault[] {
  const { content, sealed } = sources[year]
  const isCited = digestOf(content) === comparison[year].resultDigest
  if (!isCited) return [fault(`sources/${year}/content`, 'otherResultDigest')]
  return sealedFaults(content, sealed).map(found => ({
    ...found,
    path: `sources/${year}/${found.path}`,
  }))
}

/** What the comparison has to be, worked out once more from what was counted. */
function comparisonAgain(
  { program, certifiedAt, commitment, crosswalk: { key, digest } }: Comparison,
  { joint, sources: { first, second, crosswalk } }: Pick<SealedComparisonFile, 'joint' | 'sources'>,
): Comparison {
  return buildComparison(
    {
      first: comparedSource(first),
      second: comparedSource(second),
      crosswalk: { key, digest, crosswalk },
      joint: joint?.tally ?? null,
      program,
    },
    { certifiedAt, commitment },
  )
}

function comparedSource({
  content,
  sealed: { digest, sealed, sources },
}: SealedYear): ComparedSource {
  const { survey, program, round } = content
  return {
    round: resultRound(content),
    survey: { key: survey.key, digest: survey.digest, survey: sources.survey },
    tally: sealed.tally,
    before: sources.earlier.map(({ sealed: { tally } }) => tally),
    program,
    resultDigest: digest,
    certifiedAt: round.certifiedAt,
  }
}
