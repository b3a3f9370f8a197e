import { beforeAll, describe, expect, it } from '@jest/globals'

import { compareResults, type NamedResult } from '../../../../reports/comparison/compare-results.ts'
import type { ComparedValues, Comparison } from '../../../../reports/comparison/comparison.ts'
import {
  type Figure,
  isWithheld,
  valueOf,
  withheld,
} from '../../../../reports/disclosure/figure.ts'
import { digestOf } from '../../../../reports/results/canonical.ts'
import type { ItemResult, ResultSet } from '../../../../reports/results/result-set.ts'
import { sameVersionCrosswalk } from '../../../../surveys/crosswalk.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../../../builders/test-container.ts'
import { testAssociations } from '../../../builders/test-data.ts'

const PROGRAM = { name: 'samverkansbarometern', version: 'test' }

let container: TestContainer
let named: { readonly first: NamedResult; readonly second: NamedResult }
let certified: Comparison
beforeAll(async () => {
  container = await testContainer()
  // Nobody knows who has answered both times: so the certified comparison has no panel either.
  for (const year of [2019, 2022]) await holdRound(year)
  named = { first: await resultOf('prov-2019'), second: await resultOf('prov-2022') }
  certified = (await container.comparisons.certifyComparison('prov-2019', 'prov-2022')).comparison
})

const ASSOCIATIONS = ['idrott', 'kultur'].flatMap(sector =>
  testAssociations(30).map(association => ({
    ...association,
    id: `${sector}-${association.id}`,
    orgNumber: null,
    sector,
  })),
)

/** A round in which some have not answered, some not every question, and some "vet inte". */
async function holdRound(year: number): Promise<void> {
  const roundId = `prov-${year}`
  const round = { id: roundId, year, promise: 'anonymous' } as const
  const { tokens } = await openTestRound(container, { round, associations: ASSOCIATIONS })
  for (const [index, token] of tokens.entries()) {
    if (index % 7 === year % 7) continue
    const answers = {
      'prov.helhet': index % 13 === 0 ? 'VE' : String(1 + ((index * 7 + year) % 5)),
      'prov.bemotande': index % 6 === 0 ? '' : String(Math.min(5, 1 + (index % 3) + (year - 2019))),
    }
    await submitTestAnswer(container, token, { roundId, answers })
  }
  await container.rounds.closeRound(roundId)
  await container.certification.certifyRound(roundId, () => undefined)
}

async function resultOf(id: string): Promise<NamedResult> {
  const { result, digest } = await container.results.currentResult(id)
  return { result, digest: digest! }
}

function compared({ first, second } = named): Comparison {
  const crosswalk = sameVersionCrosswalk(
    second.result.survey.key,
    second.result.items.map(({ id }) => id),
  )
  const published = { key: 'prov', digest: digestOf(crosswalk), crosswalk }
  return compareResults({ first, second, crosswalk: published, program: PROGRAM })
}

const valuesIn = ({ items }: Comparison): readonly ComparedValues[] =>
  items.flatMap(({ values }) => values ?? [])

/** Everything in some data by its place, so that what differs by the rounding of floats alone is the same. */
function toldIn(data: unknown, place = ''): readonly string[] {
  if (typeof data === 'number') return [`${place} ${Math.round(data * 1e9) / 1e9 + 0}`]
  if (typeof data !== 'object' || data === null) return [`${place} ${String(data)}`]
  const members = Object.entries(data).flatMap(([key, value]) => toldIn(value, `${place}/${key}`))
  return members.toSorted()
}

/** The later result with one question's sector told otherwise. */
function secondWith(change: (item: ItemResult) => ItemResult): typeof named {
  const { result } = named.second
  const changed: ResultSet = { ...result, items: result.items.map(change) }
  return { ...named, second: { ...named.second, result: changed } }
}

/** Told of a question that not all have seen; the error of its sectors' means is larger or smaller for it. */
function withUnseen(item: ItemResult, notShown: Figure): ItemResult {
  const sectors = item.sectors.map(cell => {
    const se = { value: (valueOf(cell.mean.se) ?? 0) * 0.9 }
    return { ...cell, mean: { ...cell.mean, se } }
  })
  return { ...item, total: { ...item.total, notShown }, sectors }
}

describe('a comparison of two certified results', () => {
  it('says of each question what the certified comparison without a panel says', () => {
    const [ours, theirs] = [valuesIn(compared()), valuesIn(certified)]
    expect(theirs.some(({ total }) => !isWithheld(total.p))).toBe(true)
    expect(toldIn(ours)).toEqual(toldIn(theirs))
  })

  it('is never certified, and tells that it is without a panel and rests on the two results', () => {
    const comparison = compared()
    expect(comparison).toMatchObject({
      preliminary: true,
      withoutPanel: true,
      certifiedAt: null,
      commitment: null,
      bothRounds: null,
      indices: [],
    })
    const { first, second } = comparison
    expect([first.resultDigest, second.resultDigest]).toEqual([
      named.first.digest,
      named.second.digest,
    ])
  })

  it('says nothing of a sector that is withheld in either result, nor of all of them together', () => {
    const few = withheld('few')
    const [values] = valuesIn(
      compared(
        secondWith(item => ({
          ...item,
          sectors: item.sectors.map((cell, at) =>
            at === 0 ? { ...cell, n: few, mean: { ...cell.mean, value: few }, sd: few } : cell,
          ),
        })),
      ),
    )
    expect(values!.total.difference.value).toEqual(withheld('protectsOthers'))
    expect(values!.total.verdict).toEqual(withheld('protectsOthers'))
    expect(values!.sectors[0]!.difference.value).toEqual(few)
    expect(values!.excluded).toEqual([])
  })

  it('tells a difference without an interval or a verdict where the spread of a sector is withheld', () => {
    const [values] = valuesIn(
      compared(
        secondWith(item => ({
          ...item,
          sectors: item.sectors.map(cell => ({ ...cell, sd: withheld('fewForSpread') })),
        })),
      ),
    )
    const { total, sectors } = values!
    const told = [
      [total, withheld('protectsOthers')] as const,
      ...sectors.map(cell => [cell, withheld('fewForSpread')] as const),
    ]
    for (const [cell, reason] of told) {
      expect(isWithheld(cell.difference.value)).toBe(false)
      for (const figure of [cell.difference.low, cell.p, cell.se, cell.verdict]) {
        expect(figure).toEqual(reason)
      }
    }
  })

  it('says nothing of all sectors together where it is not told what one of them weighs', () => {
    const [exact] = valuesIn(compared())
    const unknown: [string, (item: ItemResult) => ItemResult][] = [
      [
        'how many said "vet ej" is withheld',
        item => ({
          ...item,
          sectors: item.sectors.map((cell, at) =>
            at === 0 ? { ...cell, answered: withheld('protectsOthers') } : cell,
          ),
        }),
      ],
      ['some never saw the question', item => withUnseen(item, { value: 3 })],
      ['how many saw it is withheld', item => withUnseen(item, withheld('protectsOthers'))],
    ]
    for (const [claim, change] of unknown) {
      const [values] = valuesIn(compared(secondWith(change)))
      const { difference, second } = values!.total
      expect([claim, difference.value, second.mean.value]).toEqual([
        claim,
        withheld('protectsOthers'),
        withheld('protectsOthers'),
      ])
      const means = ({ sectors }: ComparedValues) =>
        toldIn(sectors.map(each => each.second.mean.value))
      expect(means(values!)).toEqual(means(exact!))
    }
  })

  it('takes a sector as seen by all where its standard error says so', () => {
    const change = (item: ItemResult) => ({
      ...item,
      total: { ...item.total, notShown: withheld('protectsOthers') },
    })
    expect(toldIn(valuesIn(compared(secondWith(change))))).toEqual(toldIn(valuesIn(compared())))
  })

  it('leaves out a question that one of the results lacks', () => {
    const { result } = named.first
    const lacking = { ...result, items: result.items.filter(({ id }) => id !== 'prov.helhet') }
    const { items } = compared({ ...named, first: { ...named.first, result: lacking } })
    expect(items.map(({ second }) => second.map(({ id }) => id))).toEqual([['prov.bemotande']])
  })

  it('uses no more of a round than the stricter promise and the larger threshold of both allow', () => {
    const { result } = named.second
    const round = { ...result.round, threshold: 1000 }
    const strict = { ...named, second: { ...named.second, result: { ...result, round } } }
    for (const { total, sectors } of valuesIn(compared(strict))) {
      expect(total.difference.value).toEqual(withheld('protectsOthers'))
      for (const { difference } of sectors) expect(difference.value).toEqual(withheld('few'))
    }
  })
})
