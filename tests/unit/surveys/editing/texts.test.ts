import { describe, expect, it } from '@jest/globals'

import { alternativesIn, changeAlternatives } from '../../../../surveys/editing/alternatives.ts'
import {
  findPart,
  partAt,
  partName,
  partsOf,
  replacePart,
} from '../../../../surveys/editing/find-part.ts'
import {
  addElement,
  addPage,
  ELEMENT_TYPES,
  newElement,
  newSurvey,
} from '../../../../surveys/editing/new-parts.ts'
import { textsOf, withTexts } from '../../../../surveys/editing/part-texts.ts'
import type { SingleChoiceQuestion } from '../../../../surveys/questions/single-choice.ts'
import { examineSurvey } from '../../../../surveys/schema/check-survey.ts'
import { elementsOn } from '../../../../surveys/survey.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const SURVEY = everyTypeSurvey()
const part = (id: string) => findPart(SURVEY, id)!

/** Every text that stands in a definition, wherever it is. */
function allTexts(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return []
  if ('sv' in data) return [data.sv as string]
  return Object.values(data).flatMap(allTexts)
}

describe('textsOf', () => {
  it('misses no text of a survey with a question of every type', () => {
    const found = partsOf(SURVEY).flatMap(each =>
      textsOf(each).flatMap(({ text }) => (text === null ? [] : [text.sv])),
    )
    expect(found.toSorted()).toEqual(allTexts(SURVEY).toSorted())
  })

  it('tells which alternative or row a text belongs to', () => {
    expect(textsOf(part('prov.storlek')).map(({ place, of }) => [place, of])).toEqual([
      ['label', null],
      ['help', null],
      ['choices.liten.label', 'liten'],
      ['choices.stor.label', 'stor'],
      ['dontKnow', null],
    ])
  })
})

describe('the name of a text', () => {
  it('goes with its alternative, and is one of its own where two have the same code', () => {
    const question = newElement('singleChoice', 'prov.ny', 'Vilket?') as SingleChoiceQuestion
    const [first, second] = question.choices
    const named = (choices: typeof question.choices) =>
      textsOf({ kind: 'element', path: '', value: { ...question, choices } })
        .filter(({ kind }) => kind === 'choice')
        .map(({ place, path, text }) => [place, path, text?.sv])
    expect(named([second!, first!])).toEqual([
      ['choices.svar-2.label', 'choices[0].label', 'Andra svaret'],
      ['choices.svar-1.label', 'choices[1].label', 'Första svaret'],
    ])
    expect(named([first!, first!]).map(([place]) => place)).toEqual([
      'choices.svar-1.label',
      'choices.svar-1.label~1',
    ])
  })
})

describe('withTexts', () => {
  it('changes what is named, removes what is to go, and leaves the rest', () => {
    const changed = withTexts(
      part('prov.storlek'),
      new Map([
        ['label', { sv: 'Ny', fi: 'Uusi' }],
        ['choices.stor.label', { sv: 'Jättestor' }],
        ['dontKnow', { sv: 'Vet ej' }],
        ['help', null],
        ['rows.0.label', { sv: 'finns inte' }],
        ['__proto__', { sv: 'x' }],
      ]),
    )
    expect(changed).toEqual({
      ...part('prov.storlek').value,
      label: { sv: 'Ny', fi: 'Uusi' },
      choices: [
        { code: 'liten', label: { sv: 'Liten' } },
        { code: 'stor', label: { sv: 'Jättestor' } },
      ],
      dontKnow: { sv: 'Vet ej' },
    })
    const without = withTexts(part('prov.helhet'), new Map([['dontKnow', null]]))
    expect(without).not.toHaveProperty('dontKnow')
  })
})

describe('a part of a survey', () => {
  it('is found by its id, is put back in its place, and is what faults in it name', () => {
    for (const each of partsOf(SURVEY)) {
      expect(partAt(SURVEY, each.path === '' ? 'title.sv' : `${each.path}.x`)).toEqual(each)
      expect(findPart(SURVEY, partName(each))).toEqual(each)
      expect(replacePart(SURVEY, each, { ...each.value })).toEqual(SURVEY)
    }
    expect(findPart(SURVEY, 'finns.inte')).toBeNull()
    expect(partAt(SURVEY, 'pages[10].title')?.kind).toBe('survey')
  })
})

describe('what is added', () => {
  it.each(ELEMENT_TYPES)('is sound as it begins: %s', type => {
    const survey = addElement(testSurvey(), 'resten', newElement(type, 'prov.ny', 'Ny fråga?'))
    expect(elementsOn(survey.pages[1]!).at(-1)?.id).toBe('prov.ny')
    expect(examineSurvey(survey).faults).toEqual([])
  })

  it('is a sound survey when all of it is new', () => {
    const named = { id: 'lokaler', version: '2027', title: 'Lokaler', introduction: 'Om lokaler.' }
    expect(examineSurvey(newSurvey(named))).toMatchObject({ faults: [], warnings: [] })
  })

  it('is a page with a name made of its heading, that nothing else has', () => {
    const { survey, id } = addPage(testSurvey(), 'Åsikter & lokaler!')
    expect(id).toBe('asikter-lokaler')
    expect(addPage(survey, 'Åsikter, lokaler').id).toBe('asikter-lokaler-2')
    expect(addPage(survey, '???').id).toBe('sida')
    expect(examineSurvey(survey).faults.map(({ path, code }) => [path, code])).toEqual([
      ['pages[2].questions', 'missing'],
    ])
  })

  it('goes nowhere in a survey without that block', () => {
    const survey = testSurvey()
    expect(addElement(survey, 'finns-inte', newElement('yesNo', 'a.b', 'x'))).toBe(survey)
  })

  it('is an alternative or a row with a code of its own; others can go', () => {
    const choice = newElement('singleChoice', 'prov.ny', 'Vilket?')
    const change = { removed: ['svar-1'], added: { sv: 'Andra svaret' } }
    expect(changeAlternatives(choice, change)).toMatchObject({
      choices: [{ code: 'svar-2' }, { code: 'andra-svaret', label: { sv: 'Andra svaret' } }],
    })
    const table = newElement('matrix', 'prov.ny', 'Hur?')
    const grown = changeAlternatives(table, { removed: [], added: { sv: 'Rad 1' } })
    expect(grown).toMatchObject({ rows: [{ id: 'prov.ny.rad-1' }, { id: 'prov.ny.rad-1-2' }] })
    const plain = newElement('yesNo', 'prov.ny', 'Ja?')
    expect(changeAlternatives(plain, change)).toBe(plain)
    expect([choice, table, plain].map(alternativesIn)).toEqual(['choices', 'rows', null])
  })
})
