import type { PaperAnswer, PaperBlock } from '../../../reports/documents/paper-form.ts'
import { textIn } from '../../../surveys/language.ts'
import type { Condition } from '../../../surveys/logic/condition.ts'
import type { DateQuestion } from '../../../surveys/questions/date.ts'
import type { PageElement } from '../../../surveys/questions/question.ts'
import { type Scale, scaleSteps } from '../../../surveys/questions/scale.ts'
import type { LocalizedText } from '../../../surveys/schema/text.ts'
import { elementsOn, type Page, type Section, type Survey } from '../../../surveys/survey.ts'
import { conditionText } from '../condition-text.ts'
import { choicesOf, limitsText } from '../questions/choice-view.ts'
import { lineNotice } from '../questions/line-view.ts'
import { scaleEnds, signed } from '../questions/scale-view.ts'
import type { Wording } from '../wording.ts'

/** What questions are printed from. Paper shows all of them, and says who is to answer which. */
interface Asked extends Wording {
  readonly survey: Survey
  /** Questions are numbered through, so that one can speak of them. */
  readonly numberOf: (element: PageElement) => string
}

/** Every page, section and question of a survey, in the order in which it is asked. */
export function paperQuestions(survey: Survey, wording: Wording): readonly PaperBlock[] {
  const { say, language } = wording
  const numbered = survey.pages.flatMap(elementsOn).filter(({ type }) => type !== 'information')
  const asked: Asked = {
    say,
    language,
    survey,
    numberOf: element => `${numbered.indexOf(element) + 1}.`,
  }
  return survey.pages.flatMap((page, index) => pageBlocks(page, index + 1, asked))
}

function pageBlocks(page: Page, number: number, asked: Asked): readonly PaperBlock[] {
  const { survey, say, language } = asked
  const { questions = [], sections = [] } = page
  const place = say('answer.part', { number, count: survey.pages.length })
  return [
    { kind: 'heading', level: 2, text: `${place}: ${textIn(page.title, language)}` },
    ...introductionBlocks(page, asked),
    ...questions.flatMap(element => elementBlocks(element, asked)),
    ...sections.flatMap((section): readonly PaperBlock[] => [
      { kind: 'heading', level: 3, text: textIn(section.title, language) },
      ...introductionBlocks(section, asked),
      ...section.questions.flatMap(element => elementBlocks(element, asked)),
    ]),
  ]
}

function introductionBlocks(
  { introduction, visibleIf }: Page | Section,
  asked: Asked,
): readonly PaperBlock[] {
  const onlyIf = onlyIfText('part', visibleIf, asked)
  return [
    ...(onlyIf === null ? [] : [{ kind: 'condition' as const, text: onlyIf }]),
    ...(introduction === undefined
      ? []
      : [{ kind: 'introduction' as const, text: textIn(introduction, asked.language) }]),
  ]
}

/** "Svara bara om ni har svarat …"; `null`: everybody answers. */
function onlyIfText(
  kind: 'part' | 'question' | 'row' | 'text',
  condition: Condition | undefined,
  asked: Asked,
): string | null {
  if (condition === undefined) return null
  return asked.say('paper.onlyIf', {
    kind,
    condition: conditionText(condition, asked.survey, asked),
  })
}

function elementBlocks(element: PageElement, asked: Asked): readonly PaperBlock[] {
  const { say, language } = asked
  if (element.type === 'information') return informationBlocks(element, asked)
  const required = element.required === true ? ` ${say('question.required')}` : ''
  const helps = [...optional(element.help, asked), ...answerHelps(element, asked)]
  return [
    {
      kind: 'question',
      number: asked.numberOf(element),
      label: textIn(element.label, language) + required,
      onlyIf: onlyIfText('question', element.visibleIf, asked),
      helps,
      answer: answerOf(element, asked),
    },
  ]
}

function informationBlocks(
  { label, text, visibleIf }: PageElement & { readonly type: 'information' },
  asked: Asked,
): readonly PaperBlock[] {
  const onlyIf = onlyIfText('text', visibleIf, asked)
  return [
    ...optional(label, asked).map(heading => ({ kind: 'strong' as const, text: heading })),
    ...(onlyIf === null ? [] : [{ kind: 'condition' as const, text: onlyIf }]),
    ...textIn(text, asked.language)
      .split(/\n\s*\n/)
      .map(paragraph => ({ kind: 'prose' as const, text: paragraph })),
  ]
}

function optional(text: LocalizedText | undefined, { language }: Wording): readonly string[] {
  return text === undefined ? [] : [textIn(text, language)]
}

type Answered = Exclude<PageElement, { readonly type: 'information' }>

/** What is said of every answer of its kind: what the ends of a scale mean, how many may be ticked. */
function answerHelps(element: Answered, wording: Wording): readonly string[] {
  const { say } = wording
  switch (element.type) {
    case 'scale':
    case 'matrix':
      return [say('answer.scaleEnds', scaleEnds(element.scale, wording))]
    case 'singleChoice':
    case 'yesNo':
      return []
    case 'multipleChoice':
      return [limitsText(element, wording) ?? say('paper.several')]
    case 'date':
      return [...dayLimits(element, wording), say('paper.day')]
    case 'number':
      return [lineNotice(element, wording)].filter(notice => notice !== null)
    case 'shortText':
    case 'longText':
      return [say('question.freeText')]
  }
}

function dayLimits(question: DateQuestion, wording: Wording): readonly string[] {
  const { min, max } = question
  if (min === undefined && max === undefined) return []
  return [lineNotice(question, wording)].filter(notice => notice !== null)
}

/** Room for the answer. */
function answerOf(element: Answered, asked: Asked): PaperAnswer {
  switch (element.type) {
    case 'scale':
      return { kind: 'scale', steps: stepsOf(element.scale), dontKnow: unknown(element, asked) }
    case 'matrix':
      return matrixOf(element, asked)
    case 'singleChoice':
    case 'yesNo':
    case 'multipleChoice':
      return {
        kind: 'choices',
        isSeveral: element.type === 'multipleChoice',
        labels: [
          ...choicesOf(element, asked).map(({ label }) => label),
          ...optional(element.dontKnow, asked),
        ],
      }
    case 'number':
    case 'date':
    case 'shortText':
    case 'longText':
      return linesFor(element, asked)
  }
}

function stepsOf(scale: Scale): readonly string[] {
  return scaleSteps(scale).map(signed)
}

function unknown(
  { dontKnow }: { readonly dontKnow?: LocalizedText },
  wording: Wording,
): string | null {
  return optional(dontKnow, wording)[0] ?? null
}

function matrixOf(element: Answered & { readonly type: 'matrix' }, asked: Asked): PaperAnswer {
  return {
    kind: 'matrix',
    steps: stepsOf(element.scale),
    dontKnow: unknown(element, asked),
    rows: element.rows.map(({ label, visibleIf }) => ({
      label: textIn(label, asked.language),
      onlyIf: onlyIfText('row', visibleIf, asked),
    })),
  }
}

/** How many characters of handwriting a line has room for, and the fewest and most lines of a longer text. */
const LINE_CHARACTERS = 80
const FEWEST_LINES = 3
const MOST_LINES = 10

function linesFor(
  element: Answered & { readonly type: 'number' | 'date' | 'shortText' | 'longText' },
  wording: Wording,
): PaperAnswer {
  const isShort = element.type === 'number' || element.type === 'date'
  const unit = element.type === 'number' ? optional(element.unit, wording)[0] : undefined
  return {
    kind: 'lines',
    count: 'maxLength' in element ? lineCount(element) : 1,
    isShort,
    unit: unit ?? null,
    dontKnow: 'dontKnow' in element ? unknown(element, wording) : null,
  }
}

function lineCount({
  type,
  maxLength,
}: {
  readonly type: string
  readonly maxLength: number
}): number {
  const needed = Math.ceil(maxLength / LINE_CHARACTERS)
  return type === 'shortText' ? needed : Math.min(Math.max(needed, FEWEST_LINES), MOST_LINES)
}
