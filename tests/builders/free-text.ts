import type { Survey } from '../../surveys/survey.ts'
import { openTestRound, submitTestAnswer, type TestContainer } from './test-container.ts'
import { testAssociations, testSurvey } from './test-data.ts'

export const TEXT_QUESTION = { roundId: 'prov-2022', questionId: 'prov.text' } as const
export const TEXT_PLACE = ['prov-2022', 'prov.text'] as const

/** The small survey, with room for 5 000 characters. */
export function roomySurvey(): Survey {
  const survey = testSurvey()
  const pages = survey.pages.map(page => ({
    ...page,
    questions: page.questions!.map(question =>
      question.type === 'longText' ? { ...question, maxLength: 5000 } : question,
    ),
  }))
  return { ...survey, pages }
}

type RoundChange = NonNullable<Parameters<typeof openTestRound>[1]>['round']

/** A round that has closed, in which the first associations have written something each. */
export async function commentedRound(
  container: TestContainer,
  texts: readonly string[],
  round: RoundChange = {},
): Promise<void> {
  const associations = testAssociations(Math.max(18, texts.length))
  const { tokens, roundId } = await openTestRound(container, {
    survey: roomySurvey(),
    associations,
    round,
  })
  for (const [index, text] of texts.entries()) {
    const answers = { 'prov.helhet': '3', 'prov.text': text }
    await submitTestAnswer(container, tokens[index]!, { roundId, answers })
  }
  await container.rounds.closeRound(roundId)
}

/** Made-up comments, each another. */
export function texts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Kommentar ${index + 1} om lokaler.`)
}

/** What was written to the question, as it may be read. */
export async function commentsIn(container: TestContainer) {
  return (await container.freeText.getQuestion(...TEXT_PLACE)).question.comments
}

export async function bookIn(container: TestContainer) {
  return (await container.freeText.getQuestion(...TEXT_PLACE)).question.book
}
