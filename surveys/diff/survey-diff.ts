import type { Relation } from '../crosswalk.ts'
import { type Language, languagesOf } from '../language.ts'
import { placesIn } from '../logic/places.ts'
import type { Question } from '../questions/question.ts'
import { likeness } from '../schema/check-crosswalk.ts'
import type { SurveyIndex } from '../schema/survey-schema.ts'
import { elementsOn, type Page, pageOf, questionsOn, type Survey } from '../survey.ts'
import { type AskedQuestion, type Aspect, changedAspects, isSame } from './question-aspects.ts'

/** Everything that differs between two versions of a survey. */
export interface SurveyDiff {
  readonly added: readonly AskedQuestion[]
  readonly removed: readonly AskedQuestion[]
  readonly changed: readonly QuestionChange[]
  /** Questions that are the same in everything. */
  readonly unchanged: readonly AskedQuestion[]
  readonly pages: readonly PageChange[]
  /** Names of what differs in the survey itself. */
  readonly survey: readonly SurveyAspect[]
  readonly languages: { readonly added: readonly Language[]; readonly removed: readonly Language[] }
  readonly indices: Changes<SurveyIndex>
}

/** A question that both versions ask. */
export interface QuestionChange {
  readonly from: AskedQuestion
  readonly to: AskedQuestion
  readonly aspects: readonly Aspect[]
  /** What a crosswalk can say of the two at most; `null`: it says nothing of questions without a scale. */
  readonly relation: Relation | null
}

export const SURVEY_ASPECTS = ['title', 'introduction', 'headline'] as const
export type SurveyAspect = (typeof SURVEY_ASPECTS)[number]

export const PAGE_ASPECTS = [
  'title',
  'introduction',
  'condition',
  'sections',
  'order',
  'information',
] as const
export type PageAspect = (typeof PAGE_ASPECTS)[number]

export type PageChange =
  | { readonly kind: 'added' | 'removed'; readonly page: Page }
  | {
      readonly kind: 'changed'
      readonly from: Page
      readonly to: Page
      readonly aspects: readonly PageAspect[]
    }

interface Changes<Item> {
  readonly added: readonly Item[]
  readonly removed: readonly Item[]
  readonly changed: readonly { readonly from: Item; readonly to: Item }[]
}

/** Compares two versions, question by question, by their ids. */
export function diffSurveys(from: Survey, to: Survey): SurveyDiff {
  const questions = compared(askedIn(from), askedIn(to), ({ question }) => question.id)
  const pairs = questions.both.map(pair => ({
    ...pair,
    aspects: changedAspects(pair.from, pair.to),
    relation: relationOf(pair.from.question, pair.to.question),
  }))
  const [before, after] = [languagesOf(from), languagesOf(to)]
  return {
    added: questions.added,
    removed: questions.removed,
    changed: pairs.filter(({ aspects }) => aspects.length > 0),
    unchanged: pairs.filter(({ aspects }) => aspects.length === 0).map(pair => pair.to),
    pages: pageChanges(from, to),
    survey: SURVEY_ASPECTS.filter(
      aspect => !isSame(surveyValue(from, aspect), surveyValue(to, aspect)),
    ),
    languages: {
      added: after.filter(language => !before.includes(language)),
      removed: before.filter(language => !after.includes(language)),
    },
    indices: indexChanges(from, to),
  }
}

/** Questions with a scale have a pair in a crosswalk. */
function relationOf(from: Question, to: Question): Relation | null {
  if (from.type !== 'scale' && to.type !== 'scale') return null
  if (from.type !== 'scale' || to.type !== 'scale') return 'notComparable'
  return likeness(from, to)
}

function askedIn(survey: Survey): readonly AskedQuestion[] {
  return placesIn(survey).flatMap(place => {
    const [question] = place.kind === 'question' || place.kind === 'row' ? place.questions : []
    const page = question === undefined ? null : pageOf(survey, question.id)
    if (question === undefined || page === null) return []
    return [{ question, place, page, heading: headingOf(question, page) }]
  })
}

function headingOf({ id }: Question, page: Page): string | null {
  const matrices = elementsOn(page).filter(element => element.type === 'matrix')
  return matrices.find(({ rows }) => rows.some(row => row.id === id))?.label.sv ?? null
}

function surveyValue(survey: Survey, aspect: SurveyAspect): string {
  return aspect === 'headline' ? survey.headline : survey[aspect].sv
}

function pageChanges(from: Survey, to: Survey): readonly PageChange[] {
  const { added, removed, both } = compared(from.pages, to.pages, ({ id }) => id)
  return [
    ...added.map(page => ({ kind: 'added' as const, page })),
    ...removed.map(page => ({ kind: 'removed' as const, page })),
    ...both
      .map(pair => ({
        kind: 'changed' as const,
        ...pair,
        aspects: pageAspects(pair.from, pair.to),
      }))
      .filter(({ aspects }) => aspects.length > 0),
  ]
}

function pageAspects(from: Page, to: Page): readonly PageAspect[] {
  const values = (page: Page, other: Page): Readonly<Record<PageAspect, unknown>> => ({
    title: page.title.sv,
    introduction: page.introduction?.sv,
    condition: page.visibleIf,
    sections: page.sections?.map(section => [section.title.sv, section.introduction?.sv]),
    order: commonOrder(page, other),
    information: elementsOn(page).filter(({ type }) => type === 'information'),
  })
  const [before, after] = [values(from, to), values(to, from)]
  return PAGE_ASPECTS.filter(aspect => !isSame(before[aspect], after[aspect]))
}

/** The questions that both pages have, in the order of the one. */
function commonOrder(page: Page, other: Page): readonly string[] {
  const ids = new Set(questionsOn(other).map(({ id }) => id))
  return questionsOn(page).flatMap(({ id }) => (ids.has(id) ? [id] : []))
}

function indexChanges(from: Survey, to: Survey): Changes<SurveyIndex> {
  const { added, removed, both } = compared(from.indices ?? [], to.indices ?? [], ({ id }) => id)
  const rule = ({ questions, reversed = [], minItems }: SurveyIndex) => [
    questions,
    reversed,
    minItems,
  ]
  const changed = both.filter(pair => !isSame(rule(pair.from), rule(pair.to)))
  return { added, removed, changed }
}

function compared<Item>(from: readonly Item[], to: readonly Item[], idOf: (item: Item) => string) {
  const before = new Map(from.map(item => [idOf(item), item]))
  const after = new Map(to.map(item => [idOf(item), item]))
  return {
    added: to.filter(item => !before.has(idOf(item))),
    removed: from.filter(item => !after.has(idOf(item))),
    both: to.flatMap(item => {
      const earlier = before.get(idOf(item))
      return earlier === undefined ? [] : [{ from: earlier, to: item }]
    }),
  }
}
