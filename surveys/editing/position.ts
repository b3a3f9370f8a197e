import type { PageElement } from '../questions/question.ts'
import type { Page, Section, Survey } from '../survey.ts'
import { blocksOf } from './blocks.ts'

/** A page, a section or what stands on them. */
export type Movable = Page | Section | PageElement
export type MovableKind = 'page' | 'section' | 'element'

/** Where a part stands, as people count. */
export interface Position {
  readonly kind: MovableKind
  readonly part: Movable
  /** 1, 2, 3 …, of as many as there are beside it. */
  readonly number: number
  readonly count: number
  /** What it stands in; `null`: it is a page. */
  readonly within: Page | Section | null
}

/** Where the first part of an id stands; `null`: the survey has none. */
export function positionOf(survey: Survey, id: string): Position | null {
  const lists = listsOf(survey)
  const list = lists.find(({ parts }) => parts.some(part => part.id === id))
  const index = list?.parts.findIndex(part => part.id === id) ?? -1
  const part = list?.parts[index]
  if (list === undefined || part === undefined) return null
  const { kind, within, parts } = list
  return { kind, within, part, number: index + 1, count: parts.length }
}

interface PartList extends Pick<Position, 'kind' | 'within'> {
  readonly parts: readonly Movable[]
}

/** Every list in which a part can be moved. */
function listsOf(survey: Survey): readonly PartList[] {
  return [
    { kind: 'page', within: null, parts: survey.pages },
    ...survey.pages.map((page): PartList => ({
      kind: 'section',
      within: page,
      parts: page.sections ?? [],
    })),
    ...blocksOf(survey).map(({ page, section, elements }): PartList => ({
      kind: 'element',
      within: section ?? page,
      parts: elements,
    })),
  ]
}
