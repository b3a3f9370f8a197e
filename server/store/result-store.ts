import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { SealedPart } from '../../reports/results/result-set.ts'
import type { PairTally } from '../../reports/tally/joint-tally.ts'
import type { RoundId } from '../../surveys/round.ts'

/** A certified result: the published bytes, and the sealed part that they commit to. */
export interface CertifiedResult extends CertifiedContent {
  readonly roundId: RoundId
  readonly sealed: SealedPart
  /** 256 random bits, hex. */
  readonly sealSalt: string
}

/** What was counted, without the list of leaves, which grows with the number of responses. */
export type SealedCounts = Pick<SealedPart, 'tally' | 'setAside'>

/** A certified result that replaces the one before it (rättelse): the first has number 1. */
export interface CertifiedCorrection extends CertifiedResult {
  readonly number: number
}

/** What was published of a correction. */
export type PublishedCorrection = CertifiedContent & Pick<CertifiedCorrection, 'number'>

/** A certified comparison of two rounds through one crosswalk. */
export interface CertifiedComparison extends CertifiedContent {
  readonly firstRound: RoundId
  readonly secondRound: RoundId
  readonly crosswalkKey: string
  /** What was counted of both rounds together. None where nothing could be, or where the first form was certified. */
  readonly sealed?: SealedPair
}

/** The joint tally of a comparison, which its published part commits to. */
export interface SealedPair {
  readonly tally: PairTally
  /** 256 random bits, hex. */
  readonly salt: string
}

/** What is certified is never changed or removed. */
export interface ResultStore {
  /** @returns 'exists' when the round has a certified result already; that one stays. */
  insertResult(result: CertifiedResult): Promise<'stored' | 'exists'>
  findResult(round: RoundId): Promise<CertifiedResult | null>
  /** What was published of it: without the sealed part, which grows with the number of responses. */
  findPublishedResult(round: RoundId): Promise<CertifiedContent | null>
  /** @returns 'exists' when the round has a correction with that number already; that one stays. */
  insertCorrection(correction: CertifiedCorrection): Promise<'stored' | 'exists'>
  /** In the order of their numbers, without the sealed parts. */
  listCorrections(round: RoundId): Promise<readonly PublishedCorrection[]>
  findCorrection(round: RoundId, number: number): Promise<CertifiedCorrection | null>
  /** What was counted of a version: 0 is the first result, then its corrections. */
  findSealedCounts(round: RoundId, number: number): Promise<SealedCounts | null>
  /** @returns 'exists' when the rounds are compared through that crosswalk already. */
  insertComparison(comparison: CertifiedComparison): Promise<'stored' | 'exists'>
  /** In the order of first round, second round and crosswalk by code point. */
  listComparisons(): Promise<readonly CertifiedComparison[]>
  findComparison(
    key: Pick<CertifiedComparison, 'firstRound' | 'secondRound' | 'crosswalkKey'>,
  ): Promise<CertifiedComparison | null>
}
