import type { AnswerIssue, Entered } from '../../surveys/answering/read-answers.ts'
import { writeAnswers } from '../../surveys/answering/read-answers.ts'
import {
  type PageElement,
  type Question,
  questionsIn,
  typeOf,
} from '../../surveys/questions/question.ts'
import type { Answer } from '../../surveys/response.ts'
import type { FormContent } from '../views/questions/field.ts'

/** One element in one state, as a form would show it. */
export interface GalleryExample {
  readonly state: GalleryState
  readonly element: PageElement
  readonly content: FormContent
}

export const GALLERY_STATES = ['empty', 'filled', 'error', 'warning', 'long'] as const
export type GalleryState = (typeof GALLERY_STATES)[number]

const sv = (text: string) => ({ sv: text })
const DONT_KNOW = sv('Vet inte / inte aktuellt för oss')
const FIVE = { min: 1, max: 5, minLabel: sv('Mycket dåligt'), maxLabel: sv('Mycket bra') }
const TEN = { min: 0, max: 10, minLabel: sv('Inte alls troligt'), maxLabel: sv('Mycket troligt') }
const CHOICES = [
  { code: 'bidrag', label: sv('Bidrag') },
  { code: 'lokaler', label: sv('Lokaler') },
  { code: 'dialog', label: sv('Dialog') },
]

/** An element of each type, and the variants that look different. */
const ELEMENTS: readonly PageElement[] = [
  {
    id: 'galleri.skala',
    type: 'scale',
    label: sv('Hur fungerar samarbetet?'),
    help: sv('Tänk på det senaste året.'),
    required: true,
    scale: FIVE,
    dontKnow: DONT_KNOW,
  },
  {
    id: 'galleri.skala-tio',
    type: 'scale',
    label: sv('Skulle ni råda en annan förening att söka kontakt med kommunen?'),
    scale: TEN,
    dontKnow: DONT_KNOW,
  },
  {
    id: 'galleri.matris',
    type: 'matrix',
    label: sv('Hur blir ni bemötta?'),
    help: sv('Svara för dem som ni har haft kontakt med.'),
    required: true,
    scale: FIVE,
    dontKnow: DONT_KNOW,
    rows: [
      { id: 'galleri.matris.kultur', label: sv('Kultur och fritid') },
      { id: 'galleri.matris.skola', label: sv('Förskola och skola') },
      { id: 'galleri.matris.social', label: sv('Socialtjänst, stöd och omsorg') },
    ],
  },
  {
    id: 'galleri.matris-tio',
    type: 'matrix',
    label: sv('Hur troligt är det att ni gör det här nästa år?'),
    scale: TEN,
    rows: [
      { id: 'galleri.matris-tio.soker', label: sv('Söker bidrag') },
      { id: 'galleri.matris-tio.hyr', label: sv('Hyr en lokal') },
    ],
  },
  {
    id: 'galleri.ett',
    type: 'singleChoice',
    label: sv('Vad är viktigast för er?'),
    choices: CHOICES,
  },
  {
    id: 'galleri.flera',
    type: 'multipleChoice',
    label: sv('Vad har ni nytta av?'),
    choices: [...CHOICES, { code: 'inget', label: sv('Inget av detta'), exclusive: true }],
    maxChoices: 2,
    dontKnow: DONT_KNOW,
  },
  { id: 'galleri.ja', type: 'yesNo', label: sv('Har ni en egen lokal?'), dontKnow: DONT_KNOW },
  {
    id: 'galleri.tal',
    type: 'number',
    label: sv('Hur många timmar i veckan använder ni den?'),
    min: 0,
    max: 168,
    decimals: 1,
    unit: sv('timmar'),
    dontKnow: DONT_KNOW,
  },
  {
    id: 'galleri.dag',
    type: 'date',
    label: sv('När var ert senaste årsmöte?'),
    min: '2020-01-01',
    max: '2022-12-31',
  },
  { id: 'galleri.rad', type: 'shortText', label: sv('Vad gör er förening?'), maxLength: 80 },
  { id: 'galleri.text', type: 'longText', label: sv('Vad kan bli bättre?'), maxLength: 2000 },
  {
    id: 'galleri.las',
    type: 'information',
    label: sv('Innan ni går vidare'),
    text: sv('Nästa del handlar om lokaler.\n\nNi som inte hyr kan gå vidare direkt.'),
  },
]

/** Every element in every state that it can be in. */
export function galleryExamples(): readonly (readonly GalleryExample[])[] {
  return ELEMENTS.map(element =>
    GALLERY_STATES.filter(state => canBe(state, element)).map(state => exampleOf(element, state)),
  )
}

/** What is read is never wrong, and the rows of a matrix have no checks. */
function canBe(state: GalleryState, { type }: PageElement): boolean {
  if (type === 'information') return state === 'filled' || state === 'long'
  return type !== 'matrix' || state !== 'warning'
}

function exampleOf(original: PageElement, state: GalleryState): GalleryExample {
  const element = withState(state === 'long' ? lengthened(original) : original, state)
  const questions = questionsIn(element)
  const isEmpty = state === 'empty' || state === 'error'
  return {
    state,
    element,
    content: {
      entered: isEmpty ? faultyIn(questions, state) : filledIn(questions),
      issues: state === 'error' ? questions.map(issueOf) : [],
      warnings:
        state === 'warning'
          ? questions.map(({ id }) => ({
              questionId: id,
              text: sv('Det svaret är ovanligt. Stämmer det?'),
              confirmation: id,
            }))
          : [],
    },
  }
}

/** The same element with ids of its own, so that all states can stand on one page. */
function withState(element: PageElement, state: GalleryState): PageElement {
  const id = `${element.id}.${state}`
  if (element.type !== 'matrix') return { ...element, id }
  return { ...element, id, rows: element.rows.map(row => ({ ...row, id: `${row.id}.${state}` })) }
}

const LONG = sv(
  'En mycket lång text som måste få plats: föreningsbidragsansökningshandläggningstid, och därefter ännu fler ord som fyller flera rader på en telefon utan att något skjuts utanför kanten.',
)

/** Every text of an element as long as somebody may write it. */
function lengthened(element: PageElement): PageElement {
  const longer = (data: unknown): unknown => {
    if (typeof data !== 'object' || data === null) return data
    if ('sv' in data) return LONG
    if (Array.isArray(data)) return data.map(longer)
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, longer(value)]))
  }
  return longer(element) as PageElement
}

function filledIn(questions: readonly Question[]): Entered {
  const answers = questions.map((question, index): [string, Answer] => [
    question.id,
    typeOf(question).representatives(question, [])?.at(index) ?? '',
  ])
  return writeAnswers(questions, Object.fromEntries(answers))
}

/** What is typed and is no answer stays in its field. */
function faultyIn(questions: readonly Question[], state: GalleryState): Entered {
  const typed = questions.filter(({ type }) => type === 'number' && state === 'error')
  return new Map(typed.map(({ id }) => [id, ['tolv']]))
}

function issueOf({ id, type }: Question): AnswerIssue {
  return { questionId: id, code: type === 'number' ? 'notANumber' : 'required', values: {} }
}
