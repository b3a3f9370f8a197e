import { describe, expect, it } from '@jest/globals'

import { movePart } from '../../../../surveys/editing/move-part.ts'
import { positionOf } from '../../../../surveys/editing/position.ts'
import { removePart } from '../../../../surveys/editing/remove-part.ts'
import { surveyShapeFaults } from '../../../../surveys/schema/check-shape.ts'
import { elementsOn, type Survey } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const sv = (text: string) => ({ sv: text })
const read = (id: string) => ({ id, type: 'information', text: sv(id) }) as const

/** Two pages: one with two texts, one with a text and two sections of one and two. */
const SURVEY: Survey = testSurvey({
  pages: [
    { id: 'ett', title: sv('Ett'), questions: [read('a.1'), read('a.2')] },
    {
      id: 'tva',
      title: sv('Två'),
      questions: [read('b.1')],
      sections: [
        { id: 'forst', title: sv('Först'), questions: [read('c.1')] },
        { id: 'sist', title: sv('Sist'), questions: [read('d.1'), read('d.2')] },
      ],
    },
  ],
})

/** `ett: a.1 a.2 | tva: b.1 (forst: c.1) (sist: d.1 d.2)` */
function outline({ pages }: Survey): string {
  const list = (elements: readonly { readonly id: string }[] = []) =>
    elements.map(({ id }) => id).join(' ')
  return pages
    .map(({ id, questions, sections = [] }) =>
      [
        `${id}: ${list(questions)}`,
        ...sections.map(section => `(${section.id}: ${list(section.questions)})`),
      ].join(' '),
    )
    .join(' | ')
}

describe('movePart', () => {
  it.each([
    ['a.2', 'up', 'ett: a.2 a.1 | tva: b.1 (forst: c.1) (sist: d.1 d.2)'],
    ['a.1', 'down', 'ett: a.2 a.1 | tva: b.1 (forst: c.1) (sist: d.1 d.2)'],
    ['a.2', 'down', 'ett: a.1 | tva: a.2 b.1 (forst: c.1) (sist: d.1 d.2)'],
    ['b.1', 'up', 'ett: a.1 a.2 b.1 | tva:  (forst: c.1) (sist: d.1 d.2)'],
    ['b.1', 'down', 'ett: a.1 a.2 | tva:  (forst: b.1 c.1) (sist: d.1 d.2)'],
    ['c.1', 'down', 'ett: a.1 a.2 | tva: b.1 (sist: c.1 d.1 d.2)'],
    ['sist', 'up', 'ett: a.1 a.2 | tva: b.1 (sist: d.1 d.2) (forst: c.1)'],
    ['tva', 'up', 'tva: b.1 (forst: c.1) (sist: d.1 d.2) | ett: a.1 a.2'],
  ] as const)('takes %s one step %s', (id, direction, expected) => {
    const moved = movePart(SURVEY, id, direction)
    expect(outline(moved)).toBe(expected)
    expect(surveyShapeFaults(moved)).toEqual([])
  })

  it.each([
    ['ett', 'up'],
    ['tva', 'down'],
    ['a.1', 'up'],
    ['d.2', 'down'],
    ['forst', 'up'],
    ['sist', 'down'],
    ['finns.inte', 'up'],
    ['constructor', 'down'],
  ] as const)('leaves all as it is when %s has nowhere to go %s', (id, direction) => {
    expect(movePart(SURVEY, id, direction)).toBe(SURVEY)
  })

  it('comes back the way it went, through every block of the form', () => {
    let survey = SURVEY
    for (let step = 0; step < 6; step += 1) survey = movePart(survey, 'a.1', 'down')
    expect(outline(survey)).toBe('ett: a.2 | tva: b.1 (forst: c.1) (sist: a.1 d.1 d.2)')
    for (let step = 0; step < 6; step += 1) survey = movePart(survey, 'a.1', 'up')
    expect(outline(survey)).toBe(outline(SURVEY))
  })
})

describe('positionOf', () => {
  it.each([
    ['tva', 'page', 2, 2, undefined],
    ['sist', 'section', 2, 2, 'tva'],
    ['a.2', 'element', 2, 2, 'ett'],
    ['b.1', 'element', 1, 1, 'tva'],
    ['d.2', 'element', 2, 2, 'sist'],
  ] as const)('counts %s as people do', (id, kind, number, count, within) => {
    const { within: found, ...position } = positionOf(SURVEY, id)!
    expect(position).toMatchObject({ kind, number, count, part: { id } })
    expect(found?.id).toBe(within)
  })

  it('tells the ways in which each part can be moved', () => {
    const ids = SURVEY.pages.flatMap(page => [page, ...(page.sections ?? []), ...elementsOn(page)])
    for (const { id } of ids) {
      const ways = (['up', 'down'] as const).filter(way => movePart(SURVEY, id, way) !== SURVEY)
      expect([id, positionOf(SURVEY, id)?.ways]).toEqual([id, ways])
    }
  })

  it('is null for what is not there', () => {
    expect(positionOf(SURVEY, 'finns.inte')).toBeNull()
  })
})

describe('removePart', () => {
  it('removes an element, and the section that it was alone in', () => {
    expect(outline(removePart(SURVEY, 'a.1'))).toBe(
      'ett: a.2 | tva: b.1 (forst: c.1) (sist: d.1 d.2)',
    )
    expect(outline(removePart(SURVEY, 'c.1'))).toBe('ett: a.1 a.2 | tva: b.1 (sist: d.1 d.2)')
  })

  it('removes a page only when nothing stands on it, and never the only one', () => {
    expect(removePart(SURVEY, 'ett')).toBe(SURVEY)
    const emptied = removePart(removePart(SURVEY, 'a.1'), 'a.2')
    expect(outline(emptied)).toMatch(/^ett: {2}\| tva/)
    expect(outline(removePart(emptied, 'ett'))).toMatch(/^tva/)
    const alone = testSurvey({ pages: [{ id: 'ett', title: sv('Ett') }] })
    expect(removePart(alone, 'ett')).toBe(alone)
  })

  it('leaves all as it is when there is no such part', () => {
    expect(removePart(SURVEY, 'finns.inte')).toBe(SURVEY)
  })
})
