import { createReader, type Imagined, type ImaginedReader } from './imagined-reader.ts'
import type { PrintedMeasure } from './printed-measure.ts'
import type { Otherness, Secret, VeiledItem, VeiledSector } from './veiled-item.ts'

/** How many sets of answers are tried, about, for one sector before its secrets count as told. */
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
  measures: readonly PrintedMeasure[],
  secrets: readonly Secret[],
): readonly Secret[] {
  const reader = createReader(item, measures)
  return searchesOf(item, secrets).flatMap(search => openOf(reader, search))
}

/** Whether all of some secrets remain open. */
export function leavesOpen(
  item: VeiledItem,
  measures: readonly PrintedMeasure[],
  secrets: readonly Secret[],
): boolean {
  const reader = createReader(item, measures)
  return searchesOf(item, secrets).every(
    search => openOf(reader, search).length === search.secrets.length,
  )
}

/** One search for each sector and kind of otherness: together they are for all the secrets. */
function searchesOf(item: VeiledItem, secrets: readonly Secret[]): readonly Search[] {
  return item.sectors.flatMap(target =>
    (['grades', 'opinions'] as const).map(otherness => ({
      target,
      otherness,
      secrets: secrets.filter(
        secret => secret.place === target.place && secret.otherness === otherness,
      ),
      companions: item.sectors.filter(
        ({ place, ways }) => place !== target.place && ways[otherness].length > 1,
      ),
    })),
  )
}

interface Search {
  readonly secrets: readonly Secret[]
  readonly target: VeiledSector
  readonly companions: readonly VeiledSector[]
  readonly otherness: Otherness
}

function openOf(
  reader: ImaginedReader,
  { secrets, target, companions, otherness }: Search,
): readonly Secret[] {
  const ranges = secrets.map(createRange)
  const own = reader.imagine(target, otherness)
  for (const others of companionWays(companions, otherness, reader)) {
    for (const imagined of own) {
      if (ranges.every(range => range.isOpen())) return secrets
      const isNews = ranges.some(range => range.isWidenedBy(imagined))
      if (!isNews || !reader.wouldReadAlike(imagined, others)) continue
      for (const range of ranges) range.widen(imagined)
    }
  }
  return ranges.filter(range => range.isOpen()).map(({ secret }) => secret)
}

/**
 * How others may have answered at the same time, two of them at once: each pair, or as many as there are,
 * and of each as many ways as there is time for.
 */
function companionWays(
  companions: readonly VeiledSector[],
  otherness: Otherness,
  reader: ImaginedReader,
): readonly (readonly (readonly Imagined[])[])[] {
  const groups = groupsOf(companions)
  const size = 1 + Math.min(2, companions.length)
  const most = Math.floor((MOST_TRIED / groups.length) ** (1 / size))
  return groups.map(group =>
    group.map(companion => reader.imagine(companion, otherness).slice(0, most)),
  )
}

function groupsOf(companions: readonly VeiledSector[]): readonly (readonly VeiledSector[])[] {
  if (companions.length < 3) return [companions]
  return companions.flatMap((a, index) => companions.slice(index + 1).map(b => [a, b]))
}

/** Between what a secret count is known to lie. */
function createRange(secret: Secret) {
  const { count, leastRange } = secret
  let [low, high] = [Infinity, -Infinity]
  const isOpen = () => high - low >= leastRange
  return {
    secret,
    isOpen,
    isWidenedBy: ({ tally }: Imagined) => !isOpen() && (count(tally) < low || count(tally) > high),
    widen({ tally }: Imagined) {
      low = Math.min(low, count(tally))
      high = Math.max(high, count(tally))
    },
  }
}
