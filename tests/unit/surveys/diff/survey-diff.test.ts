import { describe, expect, it } from '@jest/globals'

import { readBundled } from '../../../../server/files/bundled.ts'
import { diffSurveys } from '../../../../surveys/diff/survey-diff.ts'
import type { Survey } from '../../../../surveys/survey.ts'
import { equals } from '../../../builders/conditions.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- the later version is changed at will

const from = everyTypeSurvey()
const diffOf = (change: (survey: Loose) => void) => {
  const to: Loose = structuredClone(from)
  change(to)
  return diffSurveys(from, to)
}
const changedIn = (change: (survey: Loose) => void) =>
  diffOf(change).changed.map(({ to, aspects, relation }) => [to.question.id, aspects, relation])

describe('diffSurveys', () => {
  it('finds nothing between a version and itself', () => {
    const diff = diffOf(() => undefined)
    expect(diff).toMatchObject({ added: [], removed: [], changed: [], pages: [], survey: [] })
    expect(diff.unchanged).toHaveLength(10)
  })

  it('finds what is added and removed, a row of a matrix too', () => {
    const { added, removed } = diffOf(survey => {
      survey.pages[1].questions[0].rows.push({ id: 'prov.bemotande.vard', label: { sv: 'Vården' } })
      survey.pages[0].questions.splice(3, 2)
    })
    expect(added.map(({ question }) => question.id)).toEqual(['prov.bemotande.vard'])
    expect(removed.map(({ question }) => question.id)).toEqual(['prov.lokal', 'prov.storlek'])
  })

  it.each<[string, (survey: Loose) => void, [string, string[], string | null][]]>([
    [
      'a question is reworded',
      survey => (survey.pages[0].questions[1].label.sv = 'Hur går det?'),
      [['prov.helhet', ['label'], 'reworded']],
    ],
    [
      'a help is added',
      survey => (survey.pages[0].questions[1].help = { sv: 'Tänk efter.' }),
      [['prov.helhet', ['help'], 'reworded']],
    ],
    [
      'a scale is another',
      survey => (survey.pages[0].questions[1].scale.max = 7),
      [['prov.helhet', ['scale'], 'otherScale']],
    ],
    [
      '"vet inte" is gone',
      survey => delete survey.pages[0].questions[1].dontKnow,
      [['prov.helhet', ['dontKnow'], 'otherScale']],
    ],
    [
      'an alternative is added',
      survey => survey.pages[0].questions[4].choices.push({ code: 'xl', label: { sv: 'Enorm' } }),
      [['prov.storlek', ['choices'], null]],
    ],
    [
      'a limit is another',
      survey => (survey.pages[2].sections[1].questions[0].maxLength = 30),
      [['prov.namn', ['limits'], null]],
    ],
    [
      'a condition is another',
      survey => (survey.pages[0].questions[4].visibleIf = equals('prov.lokal', 'nej')),
      [['prov.storlek', ['condition'], null]],
    ],
    [
      'a page around it has another condition',
      survey => delete survey.pages[1].visibleIf,
      [
        ['prov.bemotande.alla', ['condition'], 'identical'],
        ['prov.bemotande.skola', ['condition'], 'identical'],
      ],
    ],
    [
      'the table that it stands in asks something else',
      survey => (survey.pages[1].questions[0].label.sv = 'Hur snabbt får ni svar?'),
      [
        ['prov.bemotande.alla', ['heading'], 'identical'],
        ['prov.bemotande.skola', ['heading'], 'identical'],
      ],
    ],
    [
      'it must be answered',
      survey => (survey.pages[0].questions[1].required = true),
      [['prov.helhet', ['required'], 'identical']],
    ],
    [
      'a check is gone',
      survey => delete survey.pages[2].sections[0].questions[0].checks,
      [['prov.antal', ['checks'], null]],
    ],
    [
      'it has moved to another page',
      survey => survey.pages[1].questions.push(survey.pages[0].questions.splice(1, 1)[0]),
      [['prov.helhet', ['page', 'condition'], 'identical']],
    ],
    [
      'it is no longer a grade',
      survey =>
        (survey.pages[0].questions[1] = {
          id: 'prov.helhet',
          type: 'yesNo',
          label: { sv: 'Hur fungerar det?' },
        }),
      [['prov.helhet', ['type', 'scale', 'dontKnow'], 'notComparable']],
    ],
  ])('says in what a question differs when %s', (_claim, change, expected) => {
    expect(changedIn(change)).toEqual(expected)
  })

  it('tells a changed translation from a new language', () => {
    const translated = (fi: string): Survey => {
      const survey: Loose = structuredClone(from)
      survey.languages = ['sv', 'fi']
      survey.pages[0].questions[1].label.fi = fi
      return survey
    }
    expect(diffSurveys(from, translated('Miten?'))).toMatchObject({
      changed: [],
      languages: { added: ['fi'], removed: [] },
    })
    expect(diffSurveys(translated('Miten?'), translated('Miten menee?')).changed).toMatchObject([
      { aspects: ['translations'] },
    ])
  })

  it('finds pages and indices that are new, gone, renamed or in another order', () => {
    const { pages, indices, survey } = diffOf(changed => {
      changed.title.sv = 'Annat'
      changed.pages[0].title.sv = 'Allt'
      changed.pages[1].introduction = { sv: 'Tänk efter.' }
      changed.pages[2].sections.reverse()
      changed.indices = [
        { id: 'tema', title: { sv: 'Tema' }, questions: ['prov.helhet', 'prov.bemotande.alla'] },
      ]
    })
    expect(pages).toMatchObject([
      { kind: 'changed', to: { id: 'helhet' }, aspects: ['title'] },
      { kind: 'changed', to: { id: 'bemotande' }, aspects: ['introduction'] },
      { kind: 'changed', to: { id: 'till-sist' }, aspects: ['sections', 'order'] },
    ])
    expect(indices.added).toMatchObject([{ id: 'tema' }])
    expect(survey).toEqual(['title'])
  })

  it('says of 2019 and 2022 no more than the crosswalk that was written by hand', () => {
    const versions = ['samverkan/2019', 'samverkan/2022'].map(name => readBundled(name) as Survey)
    const { changed } = diffSurveys(versions[0]!, versions[1]!)
    const relations = changed.filter(
      ({ relation }) => relation !== 'identical' && relation !== null,
    )
    expect(relations.map(({ to, relation }) => [to.question.id, relation])).toEqual([
      ['samverkan.inbjuden', 'reworded'],
      ['samverkan.kontaktvagar.hitta-ratt', 'reworded'],
      ['samverkan.lokaler.bokning', 'otherScale'],
      ['samverkan.bidrag.information', 'reworded'],
    ])
  })
})
