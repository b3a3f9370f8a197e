import { surveyFor } from '../../surveys/inquiry.ts'
import type { Round } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { SurveyService } from './survey-service.ts'

/** What is asked of one of those that a round asks: all associations the same, and each body what concerns it. */
export async function surveyOf(
  { survey, inquiry }: Pick<Round, 'survey' | 'inquiry'>,
  /** The id of the association or the body. */
  asked: string,
  surveys: Pick<SurveyService, 'getSurvey'>,
): Promise<Survey> {
  return inquiry === undefined
    ? (await surveys.getSurvey(survey)).survey
    : surveyFor(inquiry, asked)
}
