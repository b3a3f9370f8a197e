import type { CalendarDay } from '../../surveys/instant.ts'
import type { Condition } from '../../surveys/logic/condition.ts'
import type { PageElement } from '../../surveys/questions/question.ts'
import type { Page, Survey } from '../../surveys/survey.ts'
import type { Say } from '../documents/document.ts'
import {
  ANSWER_PAGE,
  DECIDED_CODES,
  DOCUMENT_FIELDS,
  POSITION_CODES,
  SPEAKER_CODES,
  STATE_CODES,
} from './inquiry-codes.ts'

/** A recommendation as it is put to those that it was directed to. */
export interface PutRecommendation {
  /** The page's id. */
  readonly page: string
  readonly number: string
  /** What it says; for a part of another one, what that one says first. */
  readonly passages: readonly PutPassage[]
}

/** Something that a document says, word for word or as the auditors have summarised it. */
export interface PutPassage {
  readonly wording: string
  readonly isSummary: boolean
  /** Where it stands. */
  readonly source: string
}

/** What the auditors ask, and until which day. */
export interface InquiryQuestions {
  readonly id: string
  readonly title: string
  readonly recommendations: readonly PutRecommendation[]
  /** No document of an answer is of a later day. */
  readonly lastDay: CalendarDay
}

const MOST_SHORT = 200
const MOST_LONG = 4000
/** Several of them become one text in the dossier. */
const MOST_IN_PART = 900
const MOST_PAGES = 10_000
const MOST_PLACE = 120
const MOST_NUMBER = 40

/**
 * The auditors' questions as a questionnaire of the engine: who answers and in which document, and for each
 * recommendation the position, the action and what shows it. It has nothing on a scale and no headline: nothing of it
 * is ever counted.
 */
export function inquirySurvey(
  { id, title, recommendations, lastDay }: InquiryQuestions,
  say: Say,
): Survey {
  const ask = asker(say, lastDay)
  return {
    kind: 'survey',
    id,
    version: '1',
    title: { sv: title },
    introduction: { sv: say('inquiry.introduction') },
    headline: `${ANSWER_PAGE}.vem`,
    pages: [answerPage(ask), ...recommendations.map(each => recommendationPage(each, ask))],
  }
}

type Ask = ReturnType<typeof asker>

/** What a question has besides its words. */
interface More {
  readonly required?: true
  readonly visibleIf?: Condition
  readonly maxLength?: number
}

/** A question's id and words, which stand in the texts under `inquiry.question.` and `inquiry.help.`. */
function named(page: string, name: string, say: Say) {
  return {
    id: `${page}.${name}`,
    label: { sv: say(`inquiry.question.${name}`) },
    help: { sv: say(`inquiry.help.${name}`) },
  }
}

function asker(say: Say, lastDay: CalendarDay) {
  return {
    say,
    /** One of the codes of a list, which has to be chosen. */
    choice: (
      page: string,
      name: string,
      codes: Readonly<Record<string, unknown>>,
    ): PageElement => ({
      ...named(page, name, say),
      type: 'singleChoice',
      required: true,
      choices: Object.keys(codes).map(code => ({
        code,
        label: { sv: say(`inquiry.choice.${code}`) },
      })),
    }),
    text: (page: string, name: string, more: More = {}): PageElement => ({
      ...named(page, name, say),
      type: 'longText',
      maxLength: MOST_IN_PART,
      ...more,
    }),
    past: (page: string, name: string, more: More = {}): PageElement => ({
      ...named(page, name, say),
      type: 'date',
      max: lastDay,
      ...more,
    }),
    day: (page: string, name: string, more: More = {}): PageElement => ({
      ...named(page, name, say),
      type: 'date',
      ...more,
    }),
    document: (page: string) => documentQuestions(page, say, lastDay),
  }
}

/** A document by its name; where one is named, who is to look it up has to know where in it. */
function documentQuestions(page: string, say: Say, lastDay: CalendarDay): readonly PageElement[] {
  const { title, on, place, page: number, registryNumber } = DOCUMENT_FIELDS
  const visibleIf: Condition = { test: 'answered', question: `${page}.${title}` }
  const line = { type: 'shortText', maxLength: MOST_SHORT } as const
  const format = 'registryNumber'
  const ask = (name: string) => named(page, name, say)
  return [
    { ...ask(title), ...line },
    { ...ask(on), type: 'date', max: lastDay, visibleIf },
    { ...ask(place), ...line, maxLength: MOST_PLACE, required: true, visibleIf },
    { ...ask(number), type: 'number', min: 1, max: MOST_PAGES, visibleIf },
    { ...ask(registryNumber), ...line, maxLength: MOST_NUMBER, format, visibleIf },
  ]
}

function answerPage({ say, choice, document }: Ask): Page {
  return {
    id: ANSWER_PAGE,
    title: { sv: say('inquiry.page.svaret') },
    introduction: { sv: say('inquiry.page.svaretHelp') },
    questions: [
      choice(ANSWER_PAGE, 'vem', SPEAKER_CODES),
      choice(ANSWER_PAGE, 'beslutat', DECIDED_CODES),
      ...document(ANSWER_PAGE),
    ],
  }
}

function recommendationPage(
  { page, number, passages }: PutRecommendation,
  { say, choice, text, past, day, document }: Ask,
): Page {
  const inState = (...values: (keyof typeof STATE_CODES)[]) => ({
    visibleIf: { test: 'oneOf' as const, question: `${page}.lage`, values },
  })
  const begun = inState('paborjad', 'genomford')
  const planned = inState('planerad', 'paborjad', 'avvaktar')
  return {
    id: page,
    title: { sv: say('inquiry.page.recommendation', { number }) },
    introduction: { sv: passages.map(each => passageText(each, say)).join(' ') },
    questions: [
      choice(page, 'stallning', POSITION_CODES),
      text(page, 'svar', { required: true, maxLength: MOST_LONG }),
      choice(page, 'lage', STATE_CODES),
      text(page, 'gjort', { required: true, ...begun }),
      past(page, 'nar', begun),
      text(page, 'planerat', planned),
      day(page, 'senast', planned),
      text(page, 'varfor', inState('ingen', 'avvaktar')),
    ],
    sections: [
      {
        id: `${page}-underlag`,
        title: { sv: say('inquiry.page.evidence') },
        introduction: { sv: say('inquiry.page.evidenceHelp') },
        questions: [...document(page), text(page, 'fler')],
      },
    ],
  }
}

/** Only what stands word for word is quoted. */
function passageText({ wording, isSummary, source }: PutPassage, say: Say): string {
  return say(isSummary ? 'inquiry.page.summary' : 'inquiry.page.wording', { wording, source })
}
