import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import type { ComparedItem, Comparison } from '../../../../reports/comparison/comparison.ts'
import {
  type Exploration,
  explored,
  idOfItem,
  itemsOfTheme,
  themesOf,
} from '../../../../reports/comparison/explore.ts'
import { distributionFigures } from '../../../../reports/documents/explored-distribution.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- a whole comparison, changed in some places

const ALL: Exploration = { order: 'asked', onlyShown: false, theme: null, sector: null }
const golden = (name: string) =>
  JSON.parse(
    readFileSync(
      fileURLToPath(new URL(`../../../../../tests/golden/accepted/${name}`, import.meta.url)),
      'utf8',
    ),
  ).content

/** A question with this later mean and change, and what was said of it. */
function item(id: string, [mean, difference]: readonly Loose[], verdict = 'improved') {
  const cell = {
    second: { mean: { value: mean } },
    difference: { value: difference },
    verdict: { value: { verdict, withinMargin: false } },
  }
  return {
    first: [],
    second: [{ id, theme: id.startsWith('a') ? 'A' : 'B' }],
    values: { total: cell, sectors: [{ ...cell, sector: 'idrott' }] },
  } as unknown as ComparedItem
}

const shown = (value: number | null) => ({ value })
const ITEMS = Object.freeze([
  item('a.gone', [{ withheld: 'few' }, { withheld: 'few' }]),
  item('a.up', [shown(2), shown(0.4)]),
  item('b.down', [shown(4), shown(-0.9)], 'worsened'),
  item('b.same', [shown(3), shown(0)], 'no_demonstrable_change'),
])
const idsOf = (exploration: Partial<Exploration>) =>
  explored(ITEMS, { ...ALL, ...exploration }).map(({ of }) => idOfItem(of))

describe('exploring a comparison', () => {
  it.each<[string, Partial<Exploration>, readonly string[]]>([
    ['has everything as asked', {}, ['a.gone', 'a.up', 'b.down', 'b.same']],
    [
      'puts the largest change first, whichever way it goes, and what is withheld last',
      { order: 'change' },
      ['b.down', 'a.up', 'b.same', 'a.gone'],
    ],
    ['puts the highest first', { order: 'highest' }, ['b.down', 'b.same', 'a.up', 'a.gone']],
    ['puts the lowest first', { order: 'lowest' }, ['a.up', 'b.same', 'b.down', 'a.gone']],
    ['can leave out what is not demonstrated', { onlyShown: true }, ['a.gone', 'a.up', 'b.down']],
    ['has nothing of a sector that is not there', { sector: 'okand' }, []],
  ])('%s', (_claim, exploration, expected) => {
    expect(idsOf(exploration)).toEqual(expected)
  })

  it('takes a withheld verdict for none that is demonstrated', () => {
    const hidden = item('a.x', [shown(3), shown(1)]) as Loose
    hidden.values.total.verdict = { withheld: 'few' }
    expect(explored([hidden as ComparedItem], { ...ALL, onlyShown: true })).toEqual([])
  })

  it('knows the themes, and the questions of one', () => {
    const comparison = { items: ITEMS } as unknown as Comparison
    expect(themesOf(comparison)).toEqual(['A', 'B'])
    expect(itemsOfTheme(comparison, { theme: 'B' }).map(idOfItem)).toEqual(['b.down', 'b.same'])
  })
})

describe('the distributions of a question in two rounds', () => {
  const say = loadTexts('sv')
  const figuresOf = (change: (comparison: Loose, second: Loose) => void) => {
    const comparison: Loose = golden('comparison.json')
    const { items } = golden('result.json')
    const second: Loose = structuredClone(items)
    comparison.items[0].first[0].id = items[0].id
    comparison.items[0].second[0].id = items[0].id
    change(comparison, second)
    const compared = comparison as Comparison
    return distributionFigures(compared.items[0]!, compared, {
      sources: { first: items, second },
      say,
    })
  }

  it('stand in one figure when the scale is the same, two rows for each sector', () => {
    const [figure, ...others] = figuresOf(() => undefined)
    expect(others).toEqual([])
    expect(figure!.table.rows.slice(0, 2).map(({ header }) => header)).toEqual([
      'Idrott 2022',
      'Idrott 2025',
    ])
    expect(figure!.table.columns).toHaveLength(8)
  })

  it('stand in one figure each when the scale is another', () => {
    const figures = figuresOf((_comparison, second) => (second[0].scale.max = 7))
    expect(figures.map(({ table }) => table.columns.length)).toEqual([8, 10])
  })

  it.each(['value', 'low'])('withhold a group whose mean has its %s withheld', limit => {
    const [figure] = figuresOf(comparison => {
      comparison.items[0].values.sectors[0].first.mean[limit] = { withheld: 'few' }
    })
    const withheld = { withheld: 'few' }
    expect(figure!.table.rows[0]!.cells.slice(1)).toEqual(
      Array.from({ length: 6 }, () => ({ figure: withheld, unit: 'share' })),
    )
  })

  it('are not there for a question that is not compared', () => {
    expect(figuresOf(comparison => (comparison.items[0].values = null))).toEqual([])
  })
})
