import type { Survey } from '../../surveys/survey.ts'
import { canonical } from './canonical.ts'
import type { ResultSet, SealedPart } from './result-set.ts'

export const SEALED_FORMAT = 'samverkansbarometern/forseglat/2'

/** What was kept back when a result was certified. It tells what the result withholds. */
export interface Sealing {
  /** Of 256 bits, hex. */
  readonly salt: string
  readonly sealed: SealedPart
}

/**
 * What a certified result was worked out from (förseglat underlag), for auditors who work every figure out once more.
 * In canonical form `sealed` comes right before `sources`, so that its bytes can be cut out.
 */
export interface SealedFile extends Sealing {
  readonly format: typeof SEALED_FORMAT
  /** The result's digest. */
  readonly digest: string
  /** SHA-256 of the salt's bytes and those of `sealed`; it stands in the result. */
  readonly commitment: string
  readonly sources: SealedSources
}

/** What else the figures follow from; each is named by its digest in what is certified. */
export interface SealedSources {
  /** As it was asked. */
  readonly survey: Survey
  /** Of a correction: the versions before it, the first first, for nobody is to be told apart by what has changed. */
  readonly earlier: readonly SealedVersion[]
}

/** One version of a result, with what was sealed with it. */
export interface SealedVersion extends Sealing {
  /** As it was certified. */
  readonly content: ResultSet & { readonly commitment: string }
}

/** The file: one line in canonical form. */
export function sealedLine(file: object): string {
  return `${canonical(file)}\n`
}
