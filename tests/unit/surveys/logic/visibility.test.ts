import { describe, expect, it } from '@jest/globals'

import { shownPages } from '../../../../surveys/logic/shown-pages.ts'
import {
  conditionalParts,
  hiddenParts,
  shownQuestions,
} from '../../../../surveys/logic/visibility.ts'
import type { Answers } from '../../../../surveys/response.ts'
import { contains, equals } from '../../../builders/conditions.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const survey = everyTypeSurvey()
const hidden = (answers: Answers) => [...hiddenParts(survey, answers)]
const pages = (answers: Answers) =>
  shownPages(survey, hiddenParts(survey, answers)).map(({ page }) => page.id)

describe('hiddenParts', () => {
  it('is empty for a survey without conditions', () => {
    expect(hiddenParts(testSurvey(), {}).size).toBe(0)
  })

  it('has the questions and rows whose conditions do not hold', () => {
    expect(hidden({})).toEqual(['prov.storlek', 'prov.bemotande.skola', 'prov.text'])
    expect(hidden({ 'prov.lokal': 'ja', 'prov.delar': ['skola'], 'prov.namn': 'Kör' })).toEqual([])
  })

  it('has everything on a page that is not shown', () => {
    expect(hidden({ 'prov.delar': ['ingen'], 'prov.lokal': 'ja', 'prov.namn': 'Kör' })).toEqual([
      'prov.bemotande',
      'prov.bemotande.alla',
      'prov.bemotande.skola',
    ])
  })

  it('takes what is not shown as not answered, whatever was answered before it disappeared', () => {
    const chained = {
      ...survey,
      pages: [
        ...survey.pages,
        {
          id: 'kedja',
          title: { sv: 'Kedja' },
          visibleIf: equals('prov.storlek', 'stor'),
          questions: [{ id: 'prov.kedja', type: 'yesNo', label: { sv: 'Och?' } }] as const,
        },
      ],
    }
    const answers = { 'prov.lokal': 'ja', 'prov.storlek': 'stor' }
    expect(hiddenParts(chained, answers).has('prov.kedja')).toBe(false)
    expect(hiddenParts(chained, { ...answers, 'prov.lokal': 'nej' }).has('prov.kedja')).toBe(true)
  })

  it('hides a section with everything in it', () => {
    const [first, ...rest] = survey.pages
    const sections = rest[1]!.sections!.map(section => ({
      ...section,
      visibleIf: contains('prov.delar', 'skola'),
    }))
    const changed = { ...survey, pages: [first!, { ...rest[1]!, sections }] }
    expect([...hiddenParts(changed, { 'prov.namn': 'x' })]).toEqual(
      expect.arrayContaining(['prov.antal', 'prov.bildad', 'prov.namn', 'prov.text']),
    )
  })
})

describe('conditionalParts', () => {
  it('has what may be hidden from somebody, also what is shown while nothing is answered', () => {
    expect([...conditionalParts(survey)]).toEqual([
      'prov.storlek',
      'prov.bemotande',
      'prov.bemotande.alla',
      'prov.bemotande.skola',
      'prov.text',
    ])
  })
})

describe('shownQuestions', () => {
  it('has the questions that can be answered, rows one by one, and nothing that is only read', () => {
    const shown = shownQuestions(survey, { 'prov.delar': ['skola'] })
    expect([...shown]).toEqual([
      'prov.helhet',
      'prov.delar',
      'prov.lokal',
      'prov.bemotande.alla',
      'prov.bemotande.skola',
      'prov.antal',
      'prov.bildad',
      'prov.namn',
    ])
  })
})

describe('shownPages', () => {
  it('passes over a page that is not shown, and keeps the numbers of the others', () => {
    expect(pages({ 'prov.delar': ['ingen'] })).toEqual(['helhet', 'till-sist'])
    const shown = shownPages(survey, hiddenParts(survey, { 'prov.delar': ['ingen'] }))
    expect(shown.map(({ number }) => number)).toEqual([1, 3])
  })

  it('has a matrix with the rows that are shown, and none without rows', () => {
    const matrixIn = (hidden: ReadonlySet<string>) =>
      shownPages(survey, hidden).flatMap(({ blocks }) =>
        blocks.flatMap(({ elements }) =>
          elements.flatMap(element => (element.type === 'matrix' ? element.rows : [])),
        ),
      )
    expect(matrixIn(hiddenParts(survey, {})).map(({ id }) => id)).toEqual(['prov.bemotande.alla'])
    expect(matrixIn(new Set(['prov.bemotande.alla', 'prov.bemotande.skola']))).toEqual([])
  })

  it('passes over a page and a section with nothing left to show', () => {
    const left = shownPages(
      survey,
      new Set(['prov.bemotande.alla', 'prov.bemotande.skola', 'prov.antal', 'prov.bildad']),
    )
    expect(left.map(({ page }) => page.id)).toEqual(['helhet', 'till-sist'])
    expect(left[1]!.blocks.map(({ title }) => title?.sv)).toEqual(['Egna ord'])
  })

  it('counts something to read as something to show', () => {
    const all = survey.pages[0]!.questions!.map(({ id }) => id)
    const left = shownPages(survey, new Set(all.filter(id => id !== 'prov.las')))
    expect(left[0]!.blocks[0]!.elements.map(({ id }) => id)).toEqual(['prov.las'])
  })
})
