import type { RoundId } from '../../surveys/round.ts'

/** How a result that something certified rests on stands where it is read: `missing` is one that is not there. */
export type CitedStanding = 'holds' | 'corrected' | 'missing'

/** A result that something certified rests on (underliggande resultat). */
export interface CitedResult {
  readonly round: RoundId
  /** As whoever certified it names it. SHA-256, hex. */
  readonly digest: string
  readonly standing: CitedStanding
  /** Whether the round was held in this installation: then every result of it is here. */
  readonly isOwn: boolean
}

/** One version of a result: its digest, and that of the one before it; `null`: it is the first. */
export interface KnownVersion {
  readonly digest: string
  readonly replaces: string | null
}

/**
 * How a result with a digest stands among the versions that are known, the first first. Some may be missing: one that
 * a later version says that it replaces is corrected, also where it is not there itself.
 *
 * @example
 * citedStanding('a', [{ digest: 'b', replaces: 'a' }]) // "corrected"
 */
export function citedStanding(digest: string, versions: readonly KnownVersion[]): CitedStanding {
  if (versions.at(-1)?.digest === digest) return 'holds'
  const isKnown = versions.some(known => known.digest === digest || known.replaces === digest)
  return isKnown ? 'corrected' : 'missing'
}
