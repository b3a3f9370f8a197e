import { isPrintedAlike, type PrintedMeasure } from './printed-measure.ts'
import type { SectorAnswers } from './sector-answers.ts'
import type { ItemTally } from '../tally/item-tally.ts'
import { addSums, createLikeness, type Sums, sumsOf } from './total-sums.ts'
import type { Otherness, Secret, VeiledItem, VeiledSector } from './veiled-item.ts'

/** How many sets of answers are tried, at most, for one sector before its secrets count as told. */
const MOST_TRIED = 10_000

/**
 * Those of some secrets that remain open to a reader of some measures of the total, who also knows
 * everything else that is shown, n of the total, and how many responded in each sector.
 *
 * That a secret is open is proved by example: other answers, that would have been printed alike. Where no
 * example is found among those that are tried, the secret counts as told.
 */
export function openSecrets(
  item: VeiledItem,
  measures: readonly PrintedMeasure<string>[],
  secrets: readonly Secret[],
): readonly Secret[] {
  const reader = createReader(item, measures)
  return item.sectors.flatMap(target =>
    (['grades', 'opinions'] as const).flatMap(otherness => {
      const companions = item.sectors.filter(
        ({ place, ways }) => place !== target.place && ways[otherness].length > 1,
      )
      const own = secrets.filter(
        secret => secret.place === target.place && secret.otherness === otherness,
      )
      return openOf(own, reader, { target, companions, otherness })
    }),
  )
}

interface Search {
  readonly target: VeiledSector
  readonly companions: readonly VeiledSector[]
  readonly otherness: Otherness
}

/** One way in which a sector may have answered, and what that changes in the total. */
interface Imagined {
  readonly place: number
  readonly tally: ItemTally
  readonly change: Sums
}

interface Reader {
  imagine(sector: VeiledSector, otherness: Otherness): readonly Imagined[]
  /** Whether others may have answered so that, with some given answers, all would be printed alike. */
  wouldReadAlike(given: Imagined, others: readonly (readonly Imagined[])[]): boolean
}

function openOf(
  secrets: readonly Secret[],
  reader: Reader,
  { target, companions, otherness }: Search,
): readonly Secret[] {
  const ranges = secrets.map(secret => ({ secret, low: Infinity, high: -Infinity }))
  const isOpen = ({ secret, low, high }: (typeof ranges)[number]) => high - low >= secret.leastRange
  const groups = groupsOf(companions)
  const most = Math.floor((MOST_TRIED / groups.length) ** (1 / (1 + (groups[0]?.length ?? 0))))
  const own = reader.imagine(target, otherness)
  for (const group of groups) {
    const others = group.map(companion => reader.imagine(companion, otherness).slice(0, most))
    for (const imagined of own) {
      const isNews = ranges.some(range => {
        const count = range.secret.count(imagined.tally)
        return !isOpen(range) && (count < range.low || count > range.high)
      })
      if (!isNews || !reader.wouldReadAlike(imagined, others)) continue
      for (const range of ranges) {
        const count = range.secret.count(imagined.tally)
        range.low = Math.min(range.low, count)
        range.high = Math.max(range.high, count)
      }
      if (ranges.every(isOpen)) return secrets
    }
  }
  return ranges.filter(isOpen).map(({ secret }) => secret)
}

/** Two at a time of those who may have answered otherwise too: all pairs, or as many as there are. */
function groupsOf(companions: readonly VeiledSector[]): readonly (readonly VeiledSector[])[] {
  if (companions.length < 3) return [companions]
  return companions.flatMap((a, index) => companions.slice(index + 1).map(b => [a, b]))
}

function createReader({ strata }: VeiledItem, measures: readonly PrintedMeasure<string>[]): Reader {
  const means = measures.flatMap(measure => measure.means)
  const own = strata.map(({ size, tally }) => sumsOf(tally, size, means))
  const empty = () => new Float64Array(1 + 2 * means.length)
  const actual = own.reduce((all, sums) => addSums(all, sums, { into: all }), empty())
  const isLike = createLikeness(actual, means)
  const isRestLike = createRestLikeness(strata, measures)
  const cache = new Map<string, readonly Imagined[]>()
  const buffers = [empty(), empty(), empty()]

  function find(
    given: readonly Imagined[],
    sums: Sums,
    others: readonly (readonly Imagined[])[],
  ): boolean {
    const [ways, ...rest] = others
    if (ways === undefined) return isLike(sums) && isRestLike(given)
    const into = buffers[given.length] ?? empty()
    for (const way of ways) {
      addSums(sums, way.change, { into })
      if (rest.length === 0 && !isLike(into)) continue
      if (find([...given, way], into, rest)) return true
    }
    return false
  }

  return {
    imagine({ place, ways }, otherness) {
      const key = `${place} ${otherness}`
      const known = cache.get(key)
      if (known !== undefined) return known
      const made = ways[otherness].map(tally => ({
        place,
        tally,
        change: addSums(sumsOf(tally, strata[place]?.size ?? null, means), own[place] ?? empty(), {
          into: empty(),
          times: -1,
        }),
      }))
      cache.set(key, made)
      return made
    },
    wouldReadAlike: (given, others) =>
      find([given], addSums(actual, given.change, { into: buffers[0] ?? empty() }), others),
  }
}

function createRestLikeness(
  strata: readonly SectorAnswers[],
  measures: readonly PrintedMeasure<string>[],
): (imagined: readonly Imagined[]) => boolean {
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
