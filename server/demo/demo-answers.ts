import type { Association } from '../../surveys/association.ts'
import type { Entered } from '../../surveys/answering/read-answers.ts'
import { readResponse } from '../../surveys/answering/read-response.ts'
import type { MultipleChoiceQuestion } from '../../surveys/questions/multiple-choice.ts'
import type { Question } from '../../surveys/questions/question.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { YES_NO } from '../../surveys/questions/yes-no.ts'
import { DONT_KNOW } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What a made-up association thinks: about everything, and a little for each question. */
export interface Temper {
  readonly association: Association
  /** How content it is beside others of its sector, in grades. */
  readonly mood: number
}

/** How content each sector is: sports clubs more, the others less. In grades. */
const SECTOR_MOOD: Readonly<Record<string, number>> = {
  idrott: 0.75,
  kultur: -0.1,
  social: -0.25,
  pensionar: 0.05,
  funktionsratt: -0.45,
  'barn-unga': -0.05,
  tro: -0.3,
  natur: -0.35,
  integration: -0.5,
}

/** The mean that a question would get from a sector of middling mood. */
const LEVEL: Readonly<Record<string, number>> = {
  'samverkan.helhet': 2.9,
  'samverkan.erkand': 2.7,
  'samverkan.uppmarksammad': 2.6,
  'samverkan.bekraftad': 2.6,
  'samverkan.inbjuden': 2.3,
  'samverkan.bemotande': 3.4,
  'samverkan.bemotande.kultur-fritid': 3.7,
  'samverkan.bemotande.skola': 3.2,
  'samverkan.bemotande.social': 3,
  'samverkan.bemotande.aldre': 3.4,
  'samverkan.bemotande.arbete': 3.1,
  'samverkan.bemotande.bygg-miljo': 2.6,
  'samverkan.bemotande.servicecenter': 3.5,
  'samverkan.bemotande.annan': 3.1,
  'samverkan.kontaktvagar.hitta-ratt': 2.6,
  'samverkan.webbplatsen.hitta': 2.5,
  'samverkan.webbplatsen.navigering': 2.8,
  'samverkan.webbplatsen.struktur': 2.9,
  'samverkan.webbplatsen.sok': 2.5,
  'samverkan.webbplatsen.innehall': 3.0,
  'samverkan.webbplatsen.mobil': 2.6,
  'samverkan.lokaler.tillgang': 3.3,
  'samverkan.lokaler.bokning': 3.1,
  'samverkan.digital-tjanst': 3.2,
  'samverkan.bidrag.information': 3.0,
  'samverkan.bidrag.blankett': 2.7,
  'samverkan.dialog.paverka': 2.3,
  'samverkan.dialog.dialogforum': 2.9,
}

/** What has moved since 2019, in grades a year. */
const CHANGE_A_YEAR: Readonly<Record<string, number>> = {
  'samverkan.helhet': 0.06,
  'samverkan.kontaktvagar.hitta-ratt': 0.13,
  'samverkan.webbplatsen.sok': 0.16,
  'samverkan.webbplatsen.mobil': 0.2,
  'samverkan.bemotande': 0.05,
  'samverkan.inbjuden': -0.03,
  'samverkan.lokaler.tillgang': -0.12,
}

/** How many say "vet inte" of what not everyone has met. */
const DONT_KNOW_SHARE: Readonly<Record<string, number>> = {
  'samverkan.helhet': 0.02,
  'samverkan.inbjuden': 0.1,
  'samverkan.webbplatsen.sok': 0.12,
  'samverkan.lokaler.bokning': 0.15,
  'samverkan.digital-tjanst': 0.25,
  'samverkan.bidrag.information': 0.12,
  'samverkan.bidrag.blankett': 0.2,
  'samverkan.dialog.dialogforum': 0.3,
}

const USUAL_DONT_KNOW_SHARE = 0.05
const BLANK_SHARE = 0.03
const COMMENT_SHARE = 0.3

const COMMENTS: readonly [string, ...string[]] = [
  'Det är svårt att veta vem vi ska ringa. Vi blir ofta hänvisade vidare.',
  'Vi vill bli tillfrågade tidigare, innan allt redan är bestämt.',
  'Bokningen fungerar bra, men tiderna släpps för sent på säsongen.',
  'Återkoppla på ansökningar, även när svaret är nej.',
  'Skriv enklare om reglerna för bidrag. Vi är ideella och har ont om tid.',
  'Personalen är hjälpsam när man väl får kontakt.',
  'Bjud in fler än de stora föreningarna.',
  'Webbplatsen går bra i datorn men är krånglig i mobilen.',
]

/** Who answers, when, and by which dice. */
interface Answering {
  /** How content it is, in grades. */
  readonly mood: number
  readonly year: number
  readonly random: SeededRandom
}

/** A made-up association's answers, as its form would send them. It contradicts itself in nothing. */
export function demoAnswers(
  survey: Survey,
  { association, mood }: Temper,
  { year, random }: { readonly year: number; readonly random: SeededRandom },
): Entered {
  const answering = { mood: (SECTOR_MOOD[association.sector] ?? 0) + mood, year, random }
  const entered = new Map(
    questionsOf(survey).map(question => [question.id, answerOf(question, answering)]),
  )
  const { hidden, warnings } = readResponse(survey, entered)
  for (const id of [...hidden, ...warnings.map(({ questionId }) => questionId)]) entered.delete(id)
  return entered
}

function answerOf(question: Question, answering: Answering): readonly string[] {
  const { random } = answering
  const isText = question.type === 'longText' || question.type === 'shortText'
  const share = isText ? 1 - COMMENT_SHARE : BLANK_SHARE
  const isBlank = question.required !== true && random.uniform() < share
  return isBlank ? [] : givenAnswer(question, answering)
}

function givenAnswer(question: Question, answering: Answering): readonly string[] {
  const { random } = answering
  switch (question.type) {
    case 'scale':
      return [gradeOf(question, answering)]
    case 'singleChoice':
      return [random.pick(codesOf(question))]
    case 'multipleChoice':
      return ticksOf(question, random)
    case 'yesNo':
      return [random.pick(YES_NO)]
    case 'number':
      return [random.pick(['1', '2', '3'])]
    case 'date':
      return [question.min ?? '2021-09-25']
    case 'shortText':
    case 'longText':
      return [random.pick(COMMENTS)]
  }
}

/** One to three alternatives; one that stands alone is alone. */
function ticksOf(question: MultipleChoiceQuestion, random: SeededRandom): readonly string[] {
  const codes = codesOf(question)
  const ticks = [random.pick(codes), random.pick(codes), random.pick(codes)]
  const alone = question.choices.filter(({ exclusive }) => exclusive === true)
  const [first = ''] = ticks
  if (alone.some(({ code }) => code === first)) return [first]
  return [...new Set(ticks)].filter(tick => alone.every(({ code }) => code !== tick))
}

function gradeOf({ id, scale }: ScaleQuestion, { mood, year, random }: Answering): string {
  if (random.uniform() < (DONT_KNOW_SHARE[id] ?? USUAL_DONT_KNOW_SHARE)) return DONT_KNOW
  const level = (LEVEL[id] ?? 3) + (CHANGE_A_YEAR[id] ?? 0) * (year - 2019)
  const onFive = level + mood + 0.8 * random.normal()
  const onScale = scale.min + ((onFive - 1) / 4) * (scale.max - scale.min)
  return String(Math.max(scale.min, Math.min(scale.max, Math.round(onScale))))
}

function codesOf({ choices }: { readonly choices: readonly { readonly code: string }[] }) {
  const [first = '', ...rest] = choices.map(({ code }) => code)
  return [first, ...rest] as const satisfies readonly [string, ...string[]]
}
