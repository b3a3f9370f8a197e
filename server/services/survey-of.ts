import { surveyFor } from '../../surveys/inquiry.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Round } from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { SurveyService } from './survey-service.ts'

/** What is asked of one of those that a round asks: all associations the same, and each body what concerns it. */
export async function surveyOf(
  { survey, inquiry, closesAt }: Pick<Round, 'survey' | 'inquiry' | 'closesAt'>,
  /** The id of the association or the body. */
  asked: string,
  {
    surveys,
    now,
  }: { readonly surveys: Pick<SurveyService, 'getSurvey'>; readonly now: () => Instant },
): Promise<Survey> {
  if (inquiry === undefined) return (await surveys.getSurvey(survey)).survey
  const [latest = closesAt] = [now(), closesAt].toSorted()
  return surveyFor(inquiry, asked, stockholmDay(latest))
}
