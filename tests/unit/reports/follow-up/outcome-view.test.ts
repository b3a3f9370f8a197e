import { describe, expect, it } from '@jest/globals'

import type { Action, Dossier } from '../../../../reports/follow-up/dossier-schema.ts'
import { outcomeViews } from '../../../../reports/follow-up/outcome-view.ts'
import { actedBy, movedBy } from '../../../../reports/follow-up/observation.ts'
import { acceptedComparison } from '../../../builders/accepted-content.ts'
import { action, dossier, outcomeLink, recommendation } from '../../../builders/dossiers.ts'

const comparison = acceptedComparison()
const viewOf = (change: Partial<Dossier>) =>
  outcomeViews(dossier({ outcomeLinks: [outcomeLink()], ...change }), [comparison])[0]!

describe('what was done beside how answers moved', () => {
  it('has the values and the verdict of the certified comparison, and what is withheld there', () => {
    const { measures } = viewOf({})
    const [whole, , index] = measures!
    const { total } = comparison.items[0]!.values!
    expect(whole).toMatchObject({
      kind: 'question',
      id: 'prov.helhet',
      name: 'Hur fungerar det?',
      class: 'A',
      values: { first: total.first, second: total.second, verdict: total.verdict },
    })
    expect(JSON.stringify(whole)).not.toContain('"p":')
    expect(index!.values!.difference.value).toEqual({ withheld: 'protectsOthers' })
    expect(measures!.map(({ observation }) => observation.moved)).toEqual([
      'notShown',
      'unchanged',
      'withheld',
    ])
  })

  it('lists all that each body has done or plans in order of time, parts included', () => {
    const view = viewOf({
      recommendations: [
        recommendation(),
        recommendation({ id: 'r2', number: '1 a', parent: 'r1' }),
      ],
      actions: [
        action({ state: 'done', on: '2022-05' }),
        action({ id: 'a2', state: 'planned', on: '2021' }),
        action({ id: 'a3', recommendation: 'r2', bodies: ['kulturnamnden'], state: 'begun' }),
        action({ id: 'a4', state: 'none', on: null }),
      ],
    })
    expect(view.actions.map(({ body, action: id, state }) => [body, id, state])).toEqual([
      ['kulturnamnden', 'a3', 'begun'],
      ['socialnamnden', 'a4', 'none'],
      ['socialnamnden', 'a2', 'planned'],
      ['socialnamnden', 'a1', 'done'],
    ])
    expect(view.measures![0]!.observation).toEqual({ acted: 'partlyDone', moved: 'notShown' })
  })

  it('does not count what was done after the answers were given', () => {
    const view = viewOf({ actions: [action({ state: 'done', on: '2031' })] })
    expect(view.actions[0]).toMatchObject({ state: 'done', isAfterAnswers: true })
    expect(view.measures![0]!.observation.acted).toBe('unknown')
  })

  it('has no values where the comparison is not at hand, and none for a link that is corrected', () => {
    const links = [
      outcomeLink({ comparison: { first: 'prov-2019', second: 'prov-2022' } }),
      outcomeLink({ id: 'k2', corrects: 'k1', comparison: { first: 'x', second: 'y' } }),
    ]
    const views = outcomeViews(dossier({ outcomeLinks: links }), [comparison])
    expect(views).toEqual([expect.objectContaining({ link: 'k2', measures: null })])
  })
})

describe('an observation', () => {
  it.each([
    [[], 3, 'unknown'],
    [['a none', 'b waits', 'c planned'], 3, 'notBegun'],
    [['a none', 'b begun'], 3, 'begun'],
    [['a planned', 'b done', 'c begun'], 3, 'partlyDone'],
    [['a done'], 2, 'partlyDone'],
    [['a done', 'b done'], 2, 'done'],
    [['a done', 'a done'], 2, 'partlyDone'],
    [['a done', 'a done', 'b done'], 2, 'done'],
    [['a done', 'a planned'], 1, 'partlyDone'],
    [['a planned', 'a done'], 1, 'partlyDone'],
    [['a done'], 0, 'done'],
  ] as const)('of actions that are %j, of %i, is %s', (written, addressees, acted) => {
    const actions = written.map(each => {
      const [body, state] = each.split(' ') as [string, Action['state']]
      return { body, state }
    })
    expect(actedBy(actions, addressees)).toBe(acted)
  })

  it.each([
    ['improved', 'higher', 'asIntended'],
    ['improved', 'lower', 'against'],
    ['worsened', 'higher', 'against'],
    ['worsened', 'lower', 'asIntended'],
    ['unchanged_within_margin', 'higher', 'unchanged'],
    ['no_demonstrable_change', 'lower', 'notShown'],
    ['not_assessable', 'higher', 'notAssessable'],
  ] as const)('of a verdict %s where it should be %s is %s', (verdict, direction, moved) => {
    expect(movedBy({ value: { verdict, withinMargin: null } }, 'A', direction)).toBe(moved)
  })

  it('says nothing of what is withheld, has no verdict or cannot be compared', () => {
    expect([
      movedBy({ withheld: 'few' }, 'A', 'higher'),
      movedBy({ value: null }, 'C', 'higher'),
      movedBy({ value: null }, null, 'higher'),
      movedBy(null, 'D', 'higher'),
    ]).toEqual(['withheld', 'indicative', 'notAssessable', 'notComparable'])
  })
})
