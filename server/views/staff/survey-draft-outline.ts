import type { Say } from '../../../reports/documents/document.ts'
import type { Direction } from '../../../surveys/editing/move-part.ts'
import { type Movable, type Position, positionOf } from '../../../surveys/editing/position.ts'
import { removePart } from '../../../surveys/editing/remove-part.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { PageElement } from '../../../surveys/questions/question.ts'
import type { Page, Section, Survey } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'

/** The names of the buttons that move a part; the value is its id. */
export const MOVES = { up: 'flytta-upp', down: 'flytta-ned' } as const
/** The button that removes an element, or a page on which nothing stands; the value is its id. */
export const REMOVES = 'ta-bort'

/** What has just been done to a part: it is told beside the part, where whoever did it looks. */
export interface Told {
  readonly id: string
  readonly text: string
  /** Which way it was moved, and has the focus on its button; `null`: it was not. */
  readonly moved: Direction | null
}

interface About {
  readonly draft: SurveyDraft
  readonly told: Told | null
  readonly say: Say
}

/** Every page with what stands on it, and the buttons that move it. */
export function outlineView(draft: SurveyDraft, told: Told | null, say: Say) {
  const about = { draft, told, say }
  const { pages } = draft.survey
  return pages.map((page, index) => ({
    place: say('preview.page', { number: index + 1, count: pages.length }),
    ...partView(page, about),
    remove: removalOf(page, about),
    elements: elementViews(page.questions ?? [], about),
    sections: (page.sections ?? []).map(section => ({
      ...partView(section, about),
      elements: elementViews(section.questions, about),
    })),
  }))
}

function elementViews(elements: readonly PageElement[], about: About) {
  return elements.map(element => ({
    ...partView(element, about),
    id: element.id,
    type: about.say(`questionType.${element.type}`),
  }))
}

function partView(part: Movable, about: About) {
  return {
    anchor: anchorOf(part.id),
    told: about.told?.id === part.id ? about.told.text : null,
    name: nameOf(part),
    href: pathTo.surveyDraftPart(about.draft.id, part.id),
    moves: movesOf(part.id, about),
  }
}

/** The place of a part in the page, for links. */
export function anchorOf(id: string): string {
  return `del-${id}`
}

/** What a part is called where it is listed: its heading, its question, or the text that it is. */
export function nameOf(part: Movable): string {
  if ('title' in part) return part.title.sv
  if (part.type !== 'information') return part.label.sv
  return (part.label ?? part.text).sv
}

function movesOf(id: string, { draft, told, say }: About) {
  const position = positionOf(draft.survey, id)
  if (position === null) return []
  const { ways } = position
  const of = say('surveyDraft.moveOf', positionWords(position, draft.survey, say))
  const moved = told?.id === id ? told.moved : null
  const focused = moved === null || ways.includes(moved) ? moved : (ways[0] ?? null)
  return ways.map(way => ({
    name: MOVES[way],
    value: id,
    text: say(`surveyDraft.${way}`),
    of,
    hasFocus: way === focused,
  }))
}

function removalOf(page: Page, { draft: { survey }, say }: About) {
  if (removePart(survey, page.id) === survey) return null
  return {
    name: REMOVES,
    value: page.id,
    of: say('surveyDraft.pageOf', { name: page.title.sv }),
  }
}

/** Where a part stands, as the sentences take it. */
export function positionWords(position: Position, survey: Survey, say: Say) {
  const { kind, part, number, count, within } = position
  return {
    what: say('surveyDraft.part', { kind, name: nameOf(part) }),
    number,
    count,
    within: within === null ? 'none' : withinWords(within, survey, say),
  }
}

function withinWords(within: Page | Section, { pages }: Survey, say: Say): string {
  const kind = pages.some(page => page === within) ? 'page' : 'section'
  return say('surveyDraft.within', { kind, name: within.title.sv })
}
