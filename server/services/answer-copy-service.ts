import type { AssociationId } from '../../surveys/association.ts'
import {
  type FreeTextAnswer,
  freeTextsOf,
  type Masking,
  maskAnswers,
} from '../../surveys/mask-answers.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { type Answers, isSubmitted, type SubmittedResponse } from '../../surveys/response.ts'
import type { FrameEntry, Round, RoundId } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'

/** Which answer is to be copied: by whose it is, where the promise keeps that, or by the code of its receipt. */
export type WantedAnswer =
  | { readonly by: 'association'; readonly association: AssociationId }
  | { readonly by: 'code'; readonly code: string }

/** One answer as it is disclosed (lämnas ut). */
export interface AnswerCopy {
  readonly round: Round
  readonly survey: Survey
  /** `null`: the promise is that the answer is kept without its association. */
  readonly association: FrameEntry | null
  readonly answers: Answers
  /** What can be masked, as it was written: for whoever decides it, and on no copy. */
  readonly freeTexts: readonly FreeTextAnswer[]
  /** How many places are masked. */
  readonly masked: number
}

/** What is to be masked, given what can be; what it throws is thrown on. */
export type MaskingOf = (freeTexts: readonly FreeTextAnswer[]) => Masking

export interface AnswerCopyService {
  /**
   * @throws Problem 'round/unknown'; 'copy/promise' for an association where no answer names its own; 'copy/unknown'
   *   when there is no such answer; 'copy/notFreeText' or 'copy/notFound' when something cannot be masked.
   */
  copyOf(id: RoundId, wanted: WantedAnswer, maskingOf: MaskingOf): Promise<AnswerCopy>
}

export interface AnswerCopyDeps {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly surveys: Pick<SurveyService, 'getSurvey'>
  readonly secret: Pick<ServerSecret, 'codeDigest'>
}

export function createAnswerCopyService(deps: AnswerCopyDeps): AnswerCopyService {
  const { store, rounds, surveys } = deps
  return {
    async copyOf(id, wanted, maskingOf) {
      const round = await rounds.getRound(id)
      const response = await findWanted(round, wanted, deps)
      if (response === null) throw new Problem('copy/unknown', { round: id })
      const { survey } = await surveys.getSurvey(response.survey)
      const { association, answers } = response.content
      const freeTexts = freeTextsOf(survey, answers)
      const read = maskAnswers(survey, answers, maskingOf(freeTexts))
      if (read.kind === 'notFreeText') {
        throw new Problem('copy/notFreeText', { question: read.question })
      }
      if (read.kind === 'notFound') throw new Problem('copy/notFound', { words: read.words })
      return {
        round,
        survey,
        association: association === null ? null : await store.findFrameEntry(id, association),
        answers: read.answers,
        freeTexts,
        masked: read.count,
      }
    },
  }
}

async function findWanted(
  round: Round,
  wanted: WantedAnswer,
  { store, secret }: AnswerCopyDeps,
): Promise<SubmittedResponse | null> {
  if (wanted.by === 'code') {
    const found = await store.findByCode(secret.codeDigest(normaliseCode(wanted.code)))
    return found !== null && isSubmitted(found) && found.roundId === round.id ? found : null
  }
  if (!promiseOf(round.promise).namesAssociation) {
    throw new Problem('copy/promise', { round: round.id })
  }
  // Whose it is stands in the answer itself: the keys that find it are gone when a round is certified.
  for await (const response of store.eachResponse(round.id)) {
    if (response.content.association === wanted.association) return response
  }
  return null
}
