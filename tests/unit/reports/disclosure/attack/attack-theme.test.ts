import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import type {
  IndexResult,
  ItemResult,
  ResultSet,
} from '../../../../../reports/results/result-set.ts'
import { askedOfItem, toldOf } from './attacked-item.ts'
import { type IntegerProgram, narrowOnes, withProgram } from './integer-program.ts'
import { knownItem, knownMean, type KnownSum, sum, type ToldSector } from './known-counts.ts'
import { arbitraryTown, publishedResult, THEME, type Town } from './made-up-town.ts'
import { towns } from './towns.ts'

/** How one association can have answered the two questions of the theme. */
const ANSWERS = [1, 2, 3, 4, 5, 'VE', null] as const
const PATTERNS = ANSWERS.flatMap(a => ANSWERS.map(b => [a, b] as const))
type Pattern = (typeof PATTERNS)[number]

const gradesOf = (pattern: Pattern) => pattern.filter(answer => typeof answer === 'number')

/** The mean of the grades: an association has an index as soon as it has graded one of two questions. */
const indexOf = (pattern: Pattern) =>
  gradesOf(pattern).length === 0 ? 0 : sum(gradesOf(pattern)) / gradesOf(pattern).length

interface Theme {
  readonly items: readonly ItemResult[]
  readonly index: IndexResult
  readonly told: readonly (readonly ToldSector[])[]
  readonly town: Town
}

function themeOf(town: Town, result: ResultSet): Theme {
  const items = THEME.map(id => result.items.find(item => item.id === id)!)
  const index = result.indices.find(({ id }) => id === 'tema')!
  return { items, index, told: THEME.map(id => toldOf(town, id, 'first')), town }
}

/** How many in a sector answered the theme so. Nothing of it is published. */
type Unknowns = ReadonlyMap<string, readonly number[]>

/** Every answer of the theme at once, in each sector, held against all that is published of it. */
function theme(program: IntegerProgram, given: Theme): Unknowns {
  const { items, index, told } = given
  const unknowns = new Map(
    told[0]!.map(({ id }) => [id, PATTERNS.map(() => program.unknown())] as const),
  )
  const know = (
    sectors: readonly string[],
    worth: (sector: string, pattern: Pattern) => number,
    [low, high]: readonly [number, number],
  ) => {
    const terms = sectors.flatMap(sector =>
      PATTERNS.map(
        (pattern, place) => [unknowns.get(sector)![place]!, worth(sector, pattern)] as const,
      ),
    )
    program.know(
      terms.filter(([, times]) => times !== 0),
      low,
      high,
    )
  }
  for (const [place, item] of items.entries()) {
    for (const { parts, low, high } of knownItem(item, told[place]!).sums) {
      const scores = (sector: string, pattern: Pattern) => {
        const answer = pattern[place]
        return typeof answer === 'number' ? parts.get(sector)![answer - 1]! : 0
      }
      know([...parts.keys()], scores, [low, high])
    }
    for (const { id, tally } of told[place]!) {
      const counts = { VE: tally.dontKnow, blank: tally.blank }
      know([id], (_, pattern) => (pattern[place] === 'VE' ? 1 : 0), [counts.VE, counts.VE])
      know([id], (_, pattern) => (pattern[place] === null ? 1 : 0), [counts.blank, counts.blank])
    }
  }
  for (const { id } of told[0]!) {
    const defined = definedIn(given.town, id)
    know([id], (_, pattern) => (gradesOf(pattern).length > 0 ? 1 : 0), [defined, defined])
  }
  for (const { parts, low, high } of indexSums(index, given)) {
    know([...parts.keys()], (sector, pattern) => parts.get(sector)![0]! * indexOf(pattern), [
      low,
      high,
    ])
  }
  return unknowns
}

/** How many in a sector have an index. */
function definedIn({ sectors }: Town, id: string): number {
  const { associations } = sectors.find(sector => sector.id === id)!
  const hasIndex = (answers: readonly unknown[]) =>
    answers.slice(1).some(answer => typeof answer === 'number')
  return associations.filter(({ first }) => first !== null && hasIndex(first)).length
}

/** What is published of the index: its mean in each sector that is shown, and in all. */
function indexSums(index: IndexResult, { town, told }: Theme): readonly KnownSum[] {
  const defined = (id: string) => definedIn(town, id)
  const weights = told[0]!.map(({ id, size, tally }) => {
    const responded = sum([...tally.grades, tally.dontKnow, tally.blank])
    return [id, responded === 0 ? 0 : size / responded] as const
  })
  const base = sum(weights.map(([id, weight]) => weight * defined(id)))
  const all = new Map(weights.map(([id, weight]) => [id, [weight]]))
  const { mean, index: scaled } = index.total
  const onScale =
    'withheld' in scaled.value || scaled.value.value === null
      ? scaled.value
      : {
          value: scaled.value.value / 25 + 1,
          ...(scaled.value.roundedTo === undefined
            ? {}
            : { roundedTo: scaled.value.roundedTo / 25 }),
        }
  return [
    ...knownMean(mean.value, all, base),
    ...knownMean(onScale, all, base),
    ...index.sectors.flatMap(cell =>
      knownMean(cell.mean.value, new Map([[cell.sector, [1]]]), defined(cell.sector)),
    ),
  ]
}

/**
 * The least by which the sum of a sector's indices can differ. No more is asked for: where one item is hidden
 * and the other shown, the index is free by half of what the hidden mean is.
 */
const STEP = 1 / 2

/** Hidden counts and means of an item, and hidden indices, that the theme gives away. */
function foundIn(given: Theme): readonly string[] {
  return withProgram(program => {
    const unknowns = theme(program, given)
    const asked = given.items.flatMap((item, place) =>
      askedOfItem(item, given.told[place]!)
        .filter(({ sector }) => isHidden(item, sector))
        .map(({ sector, what, scores, leastRange }) => ({
          name: `${item.id} ${sector} ${what}`,
          leastRange,
          terms: PATTERNS.map((pattern, at) => {
            const answer = pattern[place]
            const worth = typeof answer === 'number' ? scores[answer - 1]! : 0
            return [unknowns.get(sector)![at]!, worth] as const
          }),
        })),
    )
    const indices = given.index.sectors
      .filter(({ mean }) => 'withheld' in mean.value)
      .map(({ sector }) => ({
        name: `index ${sector}`,
        leastRange: definedIn(given.town, sector) === 0 ? 0 : STEP,
        terms: PATTERNS.map(
          (pattern, at) => [unknowns.get(sector)![at]!, indexOf(pattern)] as const,
        ),
      }))
    return narrowOnes(program, [...asked, ...indices]).map(({ name }) => name)
  })
}

function isHidden({ sectors }: ItemResult, id: string): boolean {
  return sectors.some(({ sector, mean }) => sector === id && 'withheld' in mean.value)
}

describe('a reader of a theme and its questions', () => {
  it('works out nothing of what is withheld of either', () => {
    fc.assert(
      fc.property(arbitraryTown(5), town => {
        expect(foundIn(themeOf(town, publishedResult(town, 'first')))).toEqual([])
      }),
      { ...towns(3), endOnFailure: true },
    )
  })

  it('sees an index of a sector only where all its questions are shown there', () => {
    fc.assert(
      fc.property(arbitraryTown(), town => {
        const { items, index } = themeOf(town, publishedResult(town, 'first'))
        for (const { sector, mean } of index.sectors) {
          const isAnyHidden = items.some(item => isHidden(item, sector))
          expect([sector, 'withheld' in mean.value || !isAnyHidden]).toEqual([sector, true])
        }
      }),
      towns(6),
    )
  })
})
