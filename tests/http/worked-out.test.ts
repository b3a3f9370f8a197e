import { beforeAll, describe, expect, it } from '@jest/globals'

import { isWithheld } from '../../reports/disclosure/figure.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import { exportSealed } from '../../server/services/sealed-export.ts'
import { extent } from '../builders/extent.ts'
import { type Published, publishedPackages, publishedPages } from '../builders/published-about.ts'
import { holdTwinRounds, ROUNDS, type TwinRounds } from '../builders/twin-rounds.ts'
import { FOLLOW_UP, OTHER_TOWN, TOWN, TWIN_ITEMS } from '../builders/twin-towns.ts'

/**
 * A2: what everything that is published about two years tells together. Two towns differ in nothing but what is
 * withheld of them, and are published with the same certified files. What `tests/unit/reports/disclosure/attack` finds
 * that nobody can work out of those, nobody can work out of anything else either, if the towns look alike in all of it:
 * in each page and file, in words, numbers, the order of rows, how long a bar is, and what is left out.
 */
let one: TwinRounds
let other: TwinRounds
beforeAll(async () => {
  one = await holdTwinRounds(TOWN)
  other = await holdTwinRounds(OTHER_TOWN)
})

const HASH = /\b[0-9a-f]{64}\b/g
const SIGNATURE = /[A-Za-z0-9+/]{86}==/g

/** Everything, but for digests: all of them hold the commitment, which a salt of 256 bits keeps from telling anything. */
function withoutDigests(published: Published): ReadonlyMap<string, string> {
  const hashes = [...new Set([...published.values()].flatMap(text => text.match(HASH) ?? []))]
  // In a PDF a line may end anywhere.
  const plain = (name: string, text: string) =>
    name.endsWith('.pdf')
      ? hashes.reduce((left, hash) => left.replaceAll(hash, ''), text.replaceAll(/\s/g, ''))
      : text.replaceAll(HASH, '').replaceAll(SIGNATURE, '')
  return new Map([...published].map(([name, text]) => [name, plain(name, text)]))
}

/** The names of what differs between the towns. */
async function differing(
  publish: (container: TwinRounds['container']) => Promise<Published>,
): Promise<{ readonly names: readonly string[]; readonly differ: readonly string[] }> {
  const [first, second] = [
    withoutDigests(await publish(one.container)),
    withoutDigests(await publish(other.container)),
  ]
  expect([...second.keys()]).toEqual([...first.keys()])
  const names = [...first.keys()]
  return { names, differ: names.filter(name => first.get(name) !== second.get(name)) }
}

/** What is withheld of a sector, in a question that all are asked in a year: of all its measures, or of its bars. */
function withheldIn({ items, round }: ResultSet): readonly string[] {
  const asked = items.filter(({ id }) => id !== FOLLOW_UP)
  return asked.flatMap(({ id, sectors }) =>
    sectors.flatMap(({ sector, mean, distribution }) => {
      const isVeiled = isWithheld(mean.value) || distribution.some(isWithheld)
      return isVeiled ? [`${round.id} ${id} ${sector}`] : []
    }),
  )
}

describe('two towns that differ only in what is withheld', () => {
  it('have been answered otherwise in everything that is withheld', () => {
    const withheld = one.results.flatMap(withheldIn)
    const alike = withheld.filter(place => one.answers.get(place) === other.answers.get(place))
    expect(alike).toEqual([])
    expect(withheld.length).toBeGreaterThan(20)
    // And so have those who were asked why, though it shows nowhere how many they are.
    const why = `${ROUNDS[0]} ${FOLLOW_UP} kyrka`
    expect(one.answers.get(why)).not.toBe(other.answers.get(why))
  })

  it('are not told apart by any page', async () => {
    const { names, differ } = await differing(container => publishedPages(container, ROUNDS))
    expect(differ).toEqual([])
    expect(names.filter(name => name.includes('/utforska?')).length).toBeGreaterThan(14)
    const ofOneQuestion = names.filter(name => name.includes('/utforska/fraga/'))
    expect(ofOneQuestion.length).toBeGreaterThanOrEqual(TWIN_ITEMS.length)
  })

  it('are not told apart by any file of a case package, to be assessed or not', async () => {
    // Both hold the comparison.
    const { names, differ } = await differing(container =>
      publishedPackages(container, extent([ROUNDS[1]], [...ROUNDS])),
    )
    expect(differ).toEqual([])
    for (const end of ['csv', 'xlsx', 'docx', 'pdf', 'json', 'svg'])
      expect(names.filter(name => name.endsWith(`.${end}`))).not.toEqual([])
  })

  it('are told apart by what is sealed, which auditors alone are given', async () => {
    const sealed = await Promise.all(
      [one, other].map(({ container }) => exportSealed(ROUNDS[0], null, container)),
    )
    expect(tallyIn(sealed[0])).not.toEqual(tallyIn(sealed[1]))
  })
})

function tallyIn(line = '{}'): unknown {
  return (JSON.parse(line) as { readonly sealed: { readonly tally: unknown } }).sealed.tally
}
