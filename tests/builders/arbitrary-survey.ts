import fc from 'fast-check'

import { LANGUAGES, type Language } from '../../surveys/language.ts'
import { type AnswerTest, answerTests, type Condition } from '../../surveys/logic/condition.ts'
import { type PageElement, type Question, questionsIn } from '../../surveys/questions/question.ts'
import { scaleSteps } from '../../surveys/questions/scale.ts'
import type { Page, Survey } from '../../surveys/survey.ts'
import { all, any, answered, atLeast, atMost, contains, equals, not, oneOf } from './conditions.ts'

/**
 * Sound definitions of any shape: every type of question, sections, conditions, checks, indices and
 * languages. A condition asks earlier questions that everyone is shown, and none that a condition around
 * it asks, or one question that only some are shown: so it can hold and can fail, whatever it is made of.
 */
export function arbitrarySurvey(): fc.Arbitrary<Survey> {
  return fc
    .record({
      title: text(),
      introduction: text(),
      languages: fc.subarray(LANGUAGES.slice(1) as Language[]),
      headline: scale(),
      pages: fc.array(pageSeed(), { minLength: 1, maxLength: 4 }),
    })
    .map(assemble)
}

const sv = (value: string) => ({ sv: value })

/** Anything that can be written, markup and emoji too, as long as it can be seen. */
function text(): fc.Arbitrary<{ sv: string }> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 25 })
    .filter(value => value.trim() !== '' && !/\p{Cc}/u.test(value) && value.isWellFormed())
    .map(sv)
}

/** A few numbers that decide what is picked from what there is when the definition is put together. */
const seed = () => fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 })
type Seed = readonly number[]

/** `null`: no condition. */
const conditionSeed = () => fc.option(seed(), { freq: 2 })

interface ElementSeed {
  readonly element: PageElement
  readonly condition: Seed | null
  readonly check: Seed | null
}

interface BlockSeed {
  readonly title: { sv: string }
  readonly condition: Seed | null
  readonly elements: readonly ElementSeed[]
}

interface PageSeed extends BlockSeed {
  readonly sections: readonly BlockSeed[]
}

function pageSeed(): fc.Arbitrary<PageSeed> {
  return fc.record({
    title: text(),
    condition: conditionSeed(),
    elements: fc.array(elementSeed(), { minLength: 1, maxLength: 4 }),
    sections: fc.array(blockSeed(), { maxLength: 2 }),
  })
}

function blockSeed(): fc.Arbitrary<BlockSeed> {
  return fc.record({
    title: text(),
    condition: conditionSeed(),
    elements: fc.array(elementSeed(), { minLength: 1, maxLength: 2 }),
  })
}

function elementSeed(): fc.Arbitrary<ElementSeed> {
  return fc.record({ element: element(), condition: conditionSeed(), check: conditionSeed() })
}

/** Ids are given when everything is put together. */
const basis = () => ({
  id: fc.constant('slump.x'),
  label: text(),
  help: maybe(text()),
  required: maybe(fc.constant(true)),
})

/** A property that is there or not. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 })
}

const dontKnow = () => maybe(text())
const choices = () =>
  fc
    .array(text(), { minLength: 2, maxLength: 5 })
    .map(labels => labels.map((label, index) => ({ code: `val-${index + 1}`, label })))
const scaleDefinition = () =>
  fc
    .record({
      min: fc.integer({ min: -2, max: 1 }),
      steps: fc.integer({ min: 3, max: 9 }),
      minLabel: text(),
      maxLabel: text(),
    })
    .map(({ min, steps, ...labels }) => ({ min, max: min + steps - 1, ...labels }))

function scale(): fc.Arbitrary<Question> {
  return fc.record({
    ...basis(),
    type: fc.constant('scale' as const),
    scale: scaleDefinition(),
    dontKnow: dontKnow(),
  }) as fc.Arbitrary<Question>
}

function element(): fc.Arbitrary<PageElement> {
  const typed = (type: string, model: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record({ ...basis(), type: fc.constant(type), ...model })
  return fc.oneof(
    scale(),
    typed('singleChoice', { choices: choices(), dontKnow: dontKnow() }),
    typed('yesNo', { dontKnow: dontKnow() }),
    typed('multipleChoice', { choices: choices(), dontKnow: dontKnow() }).chain(limited),
    typed('number', {
      min: fc.constantFrom(undefined, -10, 0),
      max: fc.constantFrom(undefined, 100, 5000),
      decimals: fc.constantFrom(undefined, 0, 2),
      unit: dontKnow(),
      dontKnow: dontKnow(),
    }),
    typed('date', {
      min: fc.constantFrom(undefined, '1990-01-01'),
      max: fc.constantFrom(undefined, '2030-12-31'),
      dontKnow: dontKnow(),
    }),
    typed('shortText', { maxLength: fc.integer({ min: 5, max: 300 }) }),
    typed('longText', { maxLength: fc.integer({ min: 5, max: 500 }) }),
    fc.record({ id: fc.constant('slump.x'), type: fc.constant('information'), text: text() }),
    fc.record({
      id: fc.constant('slump.x'),
      type: fc.constant('matrix'),
      label: text(),
      help: maybe(text()),
      required: maybe(fc.constant(true)),
      scale: scaleDefinition(),
      dontKnow: dontKnow(),
      rows: fc
        .array(text(), { minLength: 1, maxLength: 4 })
        .map(labels => labels.map(label => ({ id: 'slump.x', label }))),
    }),
  ) as fc.Arbitrary<PageElement>
}

/** A multiple choice with what stands alone, and limits that limit something. */
function limited(question: object): fc.Arbitrary<object> {
  const { choices: listed } = question as { choices: { code: string; label: { sv: string } }[] }
  const free = listed.length - 1
  return fc
    .record({
      hasAlone: fc.boolean(),
      min: fc.integer({ min: 2, max: 3 }),
      max: fc.integer({ min: 2, max: 4 }),
      limits: fc.boolean(),
    })
    .map(({ hasAlone, min, max, limits }) => ({
      ...question,
      choices: hasAlone
        ? listed.map((choice, index) => (index === free ? { ...choice, exclusive: true } : choice))
        : listed,
      ...(limits && min < free && { minChoices: min }),
      ...(limits && max < free && max >= min && { maxChoices: max }),
    }))
}

/** What is known while the definition is put together from first to last. */
interface Assembly {
  count: number
  /** Questions that everyone is shown, in order. */
  readonly open: Question[]
  /** Questions that are shown only on a condition of their own, which nothing around them has. */
  readonly conditional: { readonly question: Question; readonly condition: Condition }[]
}

function assemble({
  title,
  introduction,
  languages,
  headline,
  pages,
}: {
  title: { sv: string }
  introduction: { sv: string }
  languages: readonly Language[]
  headline: Question
  pages: readonly PageSeed[]
}): Survey {
  const assembly: Assembly = { count: 0, open: [], conditional: [] }
  const first = numbered(headline, assembly) as Question
  assembly.open.push(first)
  const assembled = pages.map((page, index) => assemblePage(page, index, assembly))
  const start: Page = { id: 'start', title, questions: [first] }
  const survey: Survey = {
    kind: 'survey',
    id: 'slump',
    version: '1',
    ...(languages.length > 0 && { languages: ['sv', ...languages] }),
    title,
    introduction,
    headline: first.id,
    pages: [start, ...assembled],
    ...indicesOf(assembly.open),
  }
  return translated(withoutUndefined(survey), languages) as Survey
}

function assemblePage(page: PageSeed, index: number, assembly: Assembly): Page {
  const condition = conditionFrom(page.condition, assembly, [])
  const outer = condition === null ? [] : [condition]
  return {
    id: `sida-${index + 1}`,
    title: page.title,
    ...shownIf(condition),
    questions: page.elements.map(each => assembleElement(each, outer, assembly)),
    ...(page.sections.length > 0 && {
      sections: page.sections.map((section, at) => {
        const inner = conditionFrom(section.condition, assembly, outer)
        const around = inner === null ? outer : [...outer, inner]
        return {
          id: `avsnitt-${index + 1}-${at + 1}`,
          title: section.title,
          ...shownIf(inner),
          questions: section.elements.map(each => assembleElement(each, around, assembly)),
        }
      }),
    }),
  }
}

function assembleElement(
  { element: original, condition: seeded, check }: ElementSeed,
  outer: readonly Condition[],
  assembly: Assembly,
): PageElement {
  const own = conditionFrom(seeded, assembly, outer)
  const around = own === null ? outer : [...outer, own]
  const named = { ...numbered(original, assembly), ...shownIf(own) } as PageElement
  const element =
    named.type === 'matrix'
      ? {
          ...named,
          rows: named.rows.map((row, at) => ({
            ...row,
            ...shownIf(conditionFrom(seeded?.map(n => n + at) ?? null, assembly, around)),
          })),
        }
      : withCheck(named, check)
  if (around.length === 0) assembly.open.push(...openIn(element))
  if (own !== null && outer.length === 0 && element.type !== 'matrix') {
    const asked = questionsIn(element).map(question => ({ question, condition: own }))
    assembly.conditional.push(...asked)
  }
  return element
}

/** A check on the question's own answer: it asks about some answers, and refuses none. */
function withCheck(element: PageElement, seeded: Seed | null): PageElement {
  if (seeded === null || element.type === 'information' || element.type === 'matrix') return element
  return {
    ...element,
    checks: [{ level: 'confirm', if: testOf(element, seeded), text: sv('Stämmer det?') }],
  }
}

/** The questions in an element that has no condition of its own around it; rows may have one. */
function openIn(element: PageElement): readonly Question[] {
  const conditional = element.type === 'matrix' ? element.rows.filter(row => row.visibleIf) : []
  const ids = new Set(conditional.map(({ id }) => id))
  return questionsIn(element).filter(({ id }) => !ids.has(id))
}

function numbered(element: PageElement, assembly: Assembly): PageElement {
  assembly.count += 1
  const id = `slump.f${assembly.count}`
  if (element.type !== 'matrix') return { ...element, id }
  return {
    ...element,
    id,
    rows: element.rows.map((row, at) => ({ ...row, id: `${id}.r${at + 1}` })),
  }
}

const shownIf = (condition: Condition | null) =>
  condition === null ? {} : { visibleIf: condition }

/** @param outer Conditions around it: what they ask, or rest on, is not asked again. */
function conditionFrom(
  seeded: Seed | null,
  assembly: Assembly,
  outer: readonly Condition[],
): Condition | null {
  const [kind = 0, one = 0, other = 0, ...values] = seeded ?? []
  const some = assembly.conditional[one % assembly.conditional.length]
  if (seeded !== null && outer.length === 0 && kind % 5 === 4 && some !== undefined) {
    return testOf(some.question, values)
  }
  const asked = askedBy(outer, assembly)
  const free = assembly.open.filter(({ id }) => !asked.has(id))
  const first = free[one % free.length]
  if (seeded === null || first === undefined) return null
  const rest = free.filter(question => question !== first)
  const second = rest[other % rest.length]
  const test = testOf(first, values)
  const more = second === undefined ? null : testOf(second, values.toReversed())
  switch (kind % 4) {
    case 0:
      return not(test)
    case 1:
      return more === null ? test : all(test, more)
    case 2:
      return more === null ? test : any(test, not(more))
    default:
      return test
  }
}

/** The questions that conditions ask, and those that decide whether these are shown. */
function askedBy(conditions: readonly Condition[], { conditional }: Assembly): ReadonlySet<string> {
  const asked = new Set<string>()
  const visit = (condition: Condition): void => {
    for (const { test } of answerTests(condition)) {
      asked.add(test.question)
      const behind = conditional.find(({ question }) => question.id === test.question)
      if (behind !== undefined) visit(behind.condition)
    }
  }
  conditions.forEach(visit)
  return asked
}

/** A test that some answers pass and others do not. */
function testOf(question: Question, seeded: Seed): AnswerTest {
  return testFor(question, seeded) as AnswerTest
}

function testFor(question: Question, [which = 0, value = 0]: Seed): Condition {
  const { id } = question
  switch (question.type) {
    case 'scale': {
      const steps = scaleSteps(question.scale)
      const step = steps[value % steps.length]!
      return [atLeast(id, step), atMost(id, step), equals(id, step)][which % 3]!
    }
    case 'singleChoice': {
      const codes = question.choices.map(({ code }) => code)
      const code = codes[value % codes.length]!
      return which % 2 === 0
        ? equals(id, code)
        : oneOf(id, code, codes[(value + 1) % codes.length]!)
    }
    case 'multipleChoice':
      return contains(id, question.choices[value % question.choices.length]!.code)
    case 'yesNo':
      return equals(id, value % 2 === 0 ? 'ja' : 'nej')
    case 'number':
      return atLeast(id, 1 + (value % 50))
    case 'date':
      return atMost(id, `20${String(10 + (value % 15))}-06-15`)
    case 'shortText':
    case 'longText':
      return answered(id)
  }
}

function indicesOf(open: readonly Question[]): Pick<Survey, 'indices'> {
  const scales = open.filter(question => question.type === 'scale')
  const [first] = scales
  const same = scales.filter(
    ({ scale: each }) => each.min === first?.scale.min && each.max === first.scale.max,
  )
  if (same.length < 2) return {}
  const questions = same.slice(0, 18).map(({ id }) => id)
  return {
    indices: [{ id: 'tema', title: sv('Tema'), questions, reversed: questions.slice(1, 2) }],
  }
}

function withoutUndefined(data: Survey): Survey {
  return JSON.parse(JSON.stringify(data)) as Survey
}

/** Every text in every language of the survey. */
function translated(data: unknown, languages: readonly Language[]): unknown {
  if (typeof data !== 'object' || data === null) return data
  if ('sv' in data && typeof data.sv === 'string') {
    return {
      sv: data.sv,
      ...Object.fromEntries(languages.map(each => [each, `${String(data.sv)} ${each}`])),
    }
  }
  if (Array.isArray(data)) return data.map(each => translated(each, languages))
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, translated(value, languages)]),
  )
}
