import { describe, expect, it } from '@jest/globals'

import { examineDossier } from '../../../../reports/follow-up/check-dossier.ts'
import { strayLinks } from '../../../../reports/follow-up/check-links.ts'
import { claimViews } from '../../../../reports/follow-up/claim-view.ts'
import type { Dossier } from '../../../../reports/follow-up/dossier-schema.ts'
import { acceptedComparison, acceptedResult } from '../../../builders/accepted-content.ts'
import { claimLink, dossier, outcomeLink, statement } from '../../../builders/dossiers.ts'

const answers = { comparisons: [acceptedComparison()], results: [acceptedResult()] }
const linked = (change: Partial<Dossier> = {}) =>
  dossier({
    statements: [statement()],
    outcomeLinks: [outcomeLink()],
    claimLinks: [claimLink()],
    ...change,
  })

describe('a link to what associations answer', () => {
  it('is taken where it leads to what was asked', () => {
    expect([examineDossier(linked()).faults, strayLinks(linked(), answers)]).toEqual([[], []])
  })

  it.each<[string, Partial<Dossier>, readonly [string, string]]>([
    [
      'without a reason',
      { outcomeLinks: [outcomeLink({ reason: ' ' })] },
      ['outcomeLinks[0].reason', 'blankText'],
    ],
    [
      'that leads nowhere',
      { claimLinks: [claimLink({ questions: [] })] },
      ['claimLinks[0].questions', 'linksNothing'],
    ],
    [
      'to the same question twice',
      { claimLinks: [claimLink({ questions: ['a', 'a'] })] },
      ['claimLinks[0].questions[1]', 'repeatedId'],
    ],
    [
      'from a recommendation that is not there',
      { outcomeLinks: [outcomeLink({ recommendation: 'borta' })] },
      ['outcomeLinks[0].recommendation', 'unknownName'],
    ],
    [
      'from a statement that is not there',
      { claimLinks: [claimLink({ statement: 'borta' })] },
      ['claimLinks[0].statement', 'unknownName'],
    ],
    [
      'that corrects itself',
      { outcomeLinks: [outcomeLink({ corrects: 'k1' })] },
      ['outcomeLinks[0].corrects', 'correctionRing'],
    ],
    [
      'with the id of another',
      { outcomeLinks: [outcomeLink(), outcomeLink()] },
      ['outcomeLinks[1].id', 'repeatedId'],
    ],
  ])('is refused %s', (_claim, change, expected) => {
    const { faults } = examineDossier(linked(change))
    expect(faults.map(({ path, code }) => [path, code])).toContainEqual(expected)
  })

  it('is refused to a question or an index that was not asked, by its place', () => {
    const stray = linked({
      outcomeLinks: [outcomeLink({ questions: ['prov.helhet', 'prov.borta'], indices: ['tema'] })],
      claimLinks: [claimLink({ questions: ['prov.borta'] })],
    })
    expect(strayLinks(stray, answers).map(({ path, code }) => [path, code])).toEqual([
      ['outcomeLinks[0].questions[1]', 'notAsked'],
      ['outcomeLinks[0].indices[0]', 'notAsked'],
      ['claimLinks[0].questions[0]', 'notAsked'],
    ])
  })

  it('is not checked once it is corrected, or against what is not at hand', () => {
    const stray = linked({
      outcomeLinks: [
        outcomeLink({ questions: ['prov.borta'] }),
        outcomeLink({ id: 'k2', corrects: 'k1' }),
      ],
      claimLinks: [claimLink({ round: 'prov-2031', questions: ['prov.borta'] })],
    })
    expect(strayLinks(stray, answers)).toEqual([])
  })
})

describe('what a statement says beside what associations answer', () => {
  it('has the certified figures, and no more of them than are shown', () => {
    const [view] = claimViews(linked(), answers.results)
    const { mean, n, shareLow } = answers.results[0]!.items[1]!.total
    const { value, low, high } = mean
    expect(view).toMatchObject({
      link: 'm1',
      statement: 's1',
      measures: [
        { id: 'prov.bemotande', n, mean: { value, low, high }, shares: { low: shareLow } },
      ],
    })
    expect(view!.measures![0]!.mean).not.toHaveProperty('se')
  })

  it('has none where the result is not at hand', () => {
    expect(claimViews(linked(), [])).toEqual([{ link: 'm1', statement: 's1', measures: null }])
  })
})
