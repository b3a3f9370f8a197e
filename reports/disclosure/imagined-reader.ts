import type { ItemTally } from '../tally/item-tally.ts'
import { isPrintedAlike, type PrintedMeasure } from './printed-measure.ts'
import type { SectorAnswers } from './sector-answers.ts'
import { addSums, createLikeness, noSums, type Sums, sumsOf } from './total-sums.ts'
import type { Otherness, VeiledItem, VeiledSector } from './veiled-item.ts'

/** One way in which a sector may have answered, and what that changes in the total. */
export interface Imagined {
  readonly place: number
  readonly tally: ItemTally
  readonly change: Sums
}

/** Someone who has some measures of a total before him, and thinks of how the sectors may have answered. */
export interface ImaginedReader {
  imagine(sector: VeiledSector, otherness: Otherness): readonly Imagined[]
  /** Whether others may have answered so that, with some given answers, all would be printed alike. */
  wouldReadAlike(given: Imagined, others: readonly (readonly Imagined[])[]): boolean
}

export function createReader(
  { strata }: VeiledItem,
  measures: readonly PrintedMeasure[],
): ImaginedReader {
  const means = measures.flatMap(measure => measure.means)
  const sizes = knownSizes(strata)
  const own = strata.map(({ tally }, place) => sumsOf(tally, sizes[place] ?? null, means))
  const actual = own.reduce((all, sums) => addSums(all, sums, { into: all }), noSums(means))
  const isLike = createLikeness(actual, means)
  const isRestLike = createRestLikeness(strata, measures)
  const cache = new Map<string, readonly Imagined[]>()
  return {
    imagine({ place, ways }, otherness) {
      const key = `${place} ${otherness}`
      const known = cache.get(key)
      if (known !== undefined) return known
      const imagined = ways[otherness].map(tally => {
        const sums = sumsOf(tally, sizes[place] ?? null, means)
        return {
          place,
          tally,
          change: addSums(sums, own[place] ?? sums, { into: sums, times: -1 }),
        }
      })
      cache.set(key, imagined)
      return imagined
    },
    wouldReadAlike(given, others) {
      const first = addSums(actual, given.change, { into: noSums(means) })
      return isFound([given], first, { others, isLike, isRestLike })
    },
  }
}

interface Quest {
  readonly others: readonly (readonly Imagined[])[]
  readonly isLike: (sums: Sums) => boolean
  readonly isRestLike: (imagined: readonly Imagined[]) => boolean
}

/** Tries one way after the other of the first of the others, with every way of the rest. */
function isFound(given: readonly Imagined[], sums: Sums, quest: Quest): boolean {
  const [ways, ...rest] = quest.others
  if (ways === undefined) return quest.isLike(sums) && quest.isRestLike(given)
  const into = new Float64Array(sums.length)
  return ways.some(way => {
    addSums(sums, way.change, { into })
    if (rest.length === 0 && !quest.isLike(into)) return false
    return isFound([...given, way], into, { ...quest, others: rest })
  })
}

/** Where the size of one sector is not known, none has a weight (statistics.md 5). */
export function knownSizes(strata: readonly SectorAnswers[]): readonly (number | null)[] {
  const isKnown = strata.every(({ size }) => size !== null)
  return strata.map(({ size }) => (isKnown ? size : null))
}

function createRestLikeness(
  strata: readonly SectorAnswers[],
  measures: readonly PrintedMeasure[],
): Quest['isRestLike'] {
  const told = measures.flatMap(({ rest }) =>
    rest === undefined ? [] : [{ rest, actual: rest(strata) }],
  )
  return imagined => {
    if (told.length === 0) return true
    const changed = new Map(imagined.map(({ place, tally }) => [place, tally]))
    const given = strata.map((stratum, place) => ({
      ...stratum,
      tally: changed.get(place) ?? stratum.tally,
    }))
    return told.every(({ rest, actual }) => isPrintedAlike(rest(given), actual))
  }
}
