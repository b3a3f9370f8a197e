import type { PageElement } from '../questions/question.ts'
import type { Page, Section, Survey } from '../survey.ts'
import { blocksOf } from './blocks.ts'
import type { Direction } from './move-part.ts'

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
  /** The ways in which `movePart` takes it. */
  readonly ways: readonly Direction[]
}

/** Where the first part of an id stands; `null`: the survey has none. */
export function positionOf(survey: Survey, id: string): Position | null {
  const lists = listsOf(survey)
  const list = lists.find(({ parts }) => parts.some(part => part.id === id))
  const index = list?.parts.findIndex(part => part.id === id) ?? -1
  const part = list?.parts[index]
  if (list === undefined || part === undefined) return null
  const { kind, within, parts, isFirst, isLast } = list
  const ways = (['up', 'down'] as const).filter(way =>
    way === 'up' ? index > 0 || !isFirst : index < parts.length - 1 || !isLast,
  )
  return { kind, within, part, number: index + 1, count: parts.length, ways }
}

interface PartList extends Pick<Position, 'kind' | 'within'> {
  readonly parts: readonly Movable[]
  /** What is first or last in it has nowhere to go on to. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Every list in which a part can be moved. */
function listsOf(survey: Survey): readonly PartList[] {
  const closed = { isFirst: true, isLast: true }
  const blocks = blocksOf(survey)
  return [
    { kind: 'page', within: null, parts: survey.pages, ...closed },
    ...survey.pages.map((page): PartList => ({
      kind: 'section',
      within: page,
      parts: page.sections ?? [],
      ...closed,
    })),
    ...blocks.map(({ page, section, elements }, index): PartList => ({
      kind: 'element',
      within: section ?? page,
      parts: elements,
      isFirst: index === 0,
      isLast: index === blocks.length - 1,
    })),
  ]
}
