import { digestOf } from '../../reports/results/canonical.ts'
import type { Program } from '../../reports/results/result-set.ts'
import type { Disposal } from '../../surveys/disposal.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import type { ComparisonService } from './comparison-service.ts'
import type { SurveyService } from './survey-service.ts'
import { dossierFaults } from './verify-dossiers.ts'
import { importedFaults } from './verify-imported.ts'
import { comparisonFaults } from './verify-comparison.ts'
import { frozenFaults } from './verify-frozen.ts'
import { goneFaults } from './verify-gone.ts'
import { inquiryFaults } from './verify-inquiries.ts'
import { roundFaults } from './verify-round.ts'

/** What was gone through, and everything that is not as it should be; the first fault comes first. */
export interface Verification {
  readonly surveys: number
  readonly rounds: number
  readonly responses: number
  /** Entries of the log of who did what. */
  readonly entries: number
  /** What is erased by a decision, in the order of the rounds' ids: the rest is sound without it. */
  readonly disposals: readonly (Disposal & { readonly roundId: RoundId })[]
  readonly faults: readonly Fault[]
}

export interface VerifyService {
  /**
   * Goes through the store and works out again what can be worked out: digests of published versions;
   * frames, invitations and responses against each other; of each certified round its digest, its
   * signature, its commitment, the leaf of every response, and the published figures themselves; the comparisons; the
   * frozen follow-up reports; what is imported; what the log tells of and is gone; and the chain of the log.
   *
   * @param progress Called with the number of responses that are gone through.
   */
  verify(progress: (responses: number) => void): Promise<Verification>
}

export interface VerifyDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly comparisons: ComparisonService
  readonly acts: ActLog
  readonly program: Program
  /** What is certified is signed by one of these. */
  readonly knownKeys: KnownKeys
}

export function createVerifyService(deps: VerifyDeps): VerifyService {
  const { store } = deps
  return {
    async verify(progress) {
      const damage = await store.checkIntegrity()
      const faults = damage === null ? [] : [fault('lagret', 'store', { told: damage })]
      const surveys = await store.listSurveys()
      faults.push(...(await definitionFaults(surveys, store)))
      const rounds = await store.listRounds()
      let responses = 0
      for (const round of rounds) {
        if (round.opened === null) continue
        const found = await roundFaults(round, deps, () => progress((responses += 1)))
        faults.push(...found)
      }
      for (const comparison of await store.listComparisons()) {
        faults.push(...(await comparisonFaults(comparison, deps)))
      }
      faults.push(...(await dossierFaults(deps)))
      faults.push(...(await inquiryFaults(deps)))
      faults.push(...(await frozenFaults(store, deps.knownKeys)))
      faults.push(...(await importedFaults(deps)))
      faults.push(...(await goneFaults(deps)))
      const { entries, faults: broken } = await deps.acts.verify()
      faults.push(...broken)
      const disposals = rounds.flatMap(({ id, disposals: erased = [] }) =>
        erased.map(disposal => ({ ...disposal, roundId: id })),
      )
      const counts = { surveys: surveys.length, rounds: rounds.length, responses, entries }
      return { ...counts, disposals, faults }
    },
  }
}

/** A published version is what was digested when it was published. */
async function definitionFaults(
  surveys: readonly string[],
  store: Store,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const key of surveys) {
    const published = await store.findSurvey(key)
    if (published === null) faults.push(fault(key, 'missing'))
    else if (digestOf(published.survey) !== published.digest) faults.push(fault(key, 'digest'))
  }
  for (const { key, digest, crosswalk } of await store.listCrosswalks()) {
    if (digestOf(crosswalk) !== digest) faults.push(fault(key, 'digest'))
  }
  return faults
}
