import fc from 'fast-check'

import { LANGUAGES, type Language } from '../../surveys/language.ts'
import type { Condition } from '../../surveys/logic/condition.ts'
import { type PageElement, type Question, questionsIn } from '../../surveys/questions/question.ts'
import type { Page, Survey } from '../../surveys/survey.ts'
import { type Assembly, conditionFrom, type Seed, testOf } from './arbitrary-conditions.ts'
import { element, scale, text } from './arbitrary-elements.ts'

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
      languages: fc.subarray(LANGUAGES.slice(1)),
      headline: scale(),
      pages: fc.array(pageSeed(), { minLength: 1, maxLength: 4 }),
    })
    .map(assemble)
}

const sv = (value: string) => ({ sv: value })

const seed = () => fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 })

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
  const named: PageElement = { ...numbered(original, assembly), ...shownIf(own) }
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
