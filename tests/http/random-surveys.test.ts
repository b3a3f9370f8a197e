import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { pathTo } from '../../server/paths.ts'
import { readAnswers } from '../../surveys/answering/read-answers.ts'
import { shownQuestions } from '../../surveys/logic/visibility.ts'
import { type Question, typeOf } from '../../surveys/questions/question.ts'
import type { Answers } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import { arbitrarySurvey } from '../builders/arbitrary-survey.ts'
import { readForm } from '../builders/read-form.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

/** How many definitions are made up, rendered, answered and read back. */
const DEFINITIONS = 100
/** Some thousand requests, on a machine that may have more to do. */
const LONGEST_MS = 240_000
/** A page is shown again at most a few times before it is left. */
const MOST_PAGES = 60

let container: TestContainer
let app: ReturnType<typeof testApp>
let opened = 0
beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
})
afterAll(() => container.store.close())

/** A round of its own for a definition, with one association that answers it. */
async function openRound(survey: Survey) {
  opened += 1
  const version = String(opened)
  const { tokens, roundId } = await openTestRound(container, {
    survey: { ...survey, version },
    associations: testAssociations(1),
    round: { id: `slump-${version}` },
  })
  return { token: tokens[0]!, roundId }
}

const get = async (path: string) => (await browse(app).get(path)).text

/** Sends a form with what stands in it. */
async function send(path: string, entered: ReadonlyMap<string, readonly string[]>) {
  const body = new URLSearchParams()
  for (const [name, values] of entered) for (const value of values) body.append(name, value)
  return browse(app).post(path).type('form').send(body.toString())
}

/** What somebody answers whose mind is made up by a few numbers: something that can be answered, or nothing. */
function answerFor(question: Question, whim: number): readonly string[] {
  const answers = typeOf(question).representatives(question, [1, 10, 50, '2015-06-15']) ?? []
  const answer = answers[whim % (answers.length + (question.required === true ? 0 : 1))]
  return answer === undefined ? [] : typeOf(question).write(answer)
}

/** What somebody saw and typed on the way through a form. */
interface Walk {
  /** The questions that each page showed when it was left. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>
  readonly typed: ReadonlyMap<string, readonly string[]>
}

/** Goes through the form from its first page to the review, and answers everything that is shown. */
async function fillIn(
  token: string,
  questions: readonly Question[],
  whims: readonly number[],
): Promise<Walk> {
  const shown = new Map<string, ReadonlySet<string>>()
  const typed = new Map<string, readonly string[]>()
  let path = pathTo.answerPart(token, 1)
  for (let page = 0; page < MOST_PAGES && path !== pathTo.answerReview(token); page += 1) {
    const form = readForm(await get(path))
    const part = path.replace(/\/igen$/, '')
    const before = path === part ? new Set<string>() : shown.get(part)!
    const asked = questions.filter(({ id }) => form.names.has(id))
    const entered = new Map(form.entered)
    // What the page showed before is sent again as it is: what it asks about is confirmed.
    for (const [index, question] of asked.entries()) {
      if (before.has(question.id)) continue
      entered.set(question.id, answerFor(question, whims[(index + page) % whims.length]!))
    }
    for (const { id } of asked) typed.set(id, entered.get(id) ?? [])
    shown.set(part, new Set(asked.map(({ id }) => id)))
    const { status, headers } = await send(part, entered)
    expect([path, status]).toEqual([path, 303])
    path = headers['location']!
  }
  expect(path).toBe(pathTo.answerReview(token))
  return { shown, typed }
}

async function storedIn(roundId: string): Promise<Answers | null> {
  for await (const { content } of container.store.eachResponse(roundId)) return content.answers
  return null
}

const whims = () => fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 })

describe('a survey of any shape', () => {
  it(
    'can be answered where it is shown, is stored only there, and comes back as it was',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitrarySurvey(), whims(), whims(), async (survey, first, second) => {
          const questions = questionsOf(survey)
          const { token, roundId } = await openRound(survey)
          // Somebody fills it in, and comes back with another mind: other questions disappear.
          const before = await fillIn(token, questions, first)
          const { shown, typed } = await fillIn(token, questions, second)

          const review = readForm(await get(pathTo.answerReview(token)))
          const { answers: reviewed } = readAnswers(questions, review.entered)
          // A form that holds everything that was ever typed, also what is not shown any more.
          const sent = new Map([...review.entered, ...before.typed, ...typed])
          const { status, text, headers } = await send(pathTo.answerSubmit(token), sent)
          expect([status, text]).toEqual([303, ''])
          const answers = (await storedIn(roundId))!
          expect(answers).toEqual(reviewed)

          const expected = shownQuestions(survey, answers)
          const seen = new Set([...shown.values()].flatMap(ids => [...ids]))
          expect(Object.keys(answers).filter(id => !expected.has(id))).toEqual([])
          expect([...expected].filter(id => !seen.has(id))).toEqual([])

          const receipt = await get(headers['location']!)
          const kod = /<p class="code">(.*?)<\/p>/.exec(receipt)?.[1] ?? ''
          const change = await send(pathTo.answerChange(token), new Map([['kod', [kod]]]))
          const whole = readForm(change.text)
          expect([...whole.names].toSorted()).toEqual([...expected].toSorted())
          expect(readAnswers(questions, whole.entered)).toEqual({ answers, issues: [] })
        }),
        { numRuns: DEFINITIONS },
      )
    },
    LONGEST_MS,
  )
})
