import { responseLeaf } from '../../reports/results/seal.ts'
import { isCounted, isSubmitted } from '../../surveys/response.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import type { Store } from '../store/store.ts'
import { getLatest } from './result-versions.ts'
import type { SurveyService } from './survey-service.ts'

/** Where the answer with a code stands: nothing of what is in it, nor whose it is. */
export type ReceiptStanding =
  /** No answer that is sent in has the code. */
  | { readonly kind: 'unknown' }
  /** The result is not certified yet. */
  | { readonly kind: 'received'; readonly round: Round; readonly survey: Survey }
  | {
      readonly kind: 'counted' | 'notCounted'
      readonly round: Round
      readonly survey: Survey
      /** Of the certified result. */
      readonly digest: string
    }

export interface ReceiptCheck {
  /** @param typedCode As somebody typed it. */
  check(typedCode: string): Promise<ReceiptStanding>
}

export interface CheckDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly secret: ServerSecret
}

/**
 * Tells with a receipt's code whether that answer is in the certified result: its leaf is in the sealed list
 * exactly when the answer was counted as it is stored. The code needs no link, and works when the links are gone.
 */
export function createReceiptCheck({ store, surveys, secret }: CheckDeps): ReceiptCheck {
  return {
    async check(typedCode) {
      const response = await store.findByCode(secret.codeDigest(normaliseCode(typedCode)))
      if (response === null || !isSubmitted(response)) return { kind: 'unknown' }
      const round = await findCounting(response.roundId, store)
      if (round === null) return { kind: 'unknown' }
      const { survey } = await surveys.getSurvey(response.survey)
      const result = round.state === 'certified' ? await getLatest(round.id, store) : null
      if (result === null) return { kind: 'received', round, survey }
      const isIn = isCounted(response) && result.sealed.leaves.includes(responseLeaf(response))
      return { kind: isIn ? 'counted' : 'notCounted', round, survey, digest: result.digest }
    },
  }
}

/** `null` also for a round of the auditors' questions: no result counts what a body has answered. */
async function findCounting(id: RoundId, store: Store): Promise<Round | null> {
  const round = await store.findRound(id)
  return round?.inquiry === undefined ? round : null
}
