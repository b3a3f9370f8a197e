import type { SectorId } from '../../surveys/association.ts'
import type { IndexPanel, JointIndexMoments, JointIndexTally } from './joint-tally.ts'

/** Counts one index of associations that responded in two rounds. */
export interface JointIndexCounter {
  /**
   * @param sector `null` when the association has changed sector.
   * @param first v in the first round; `null`: no index.
   */
  count(sector: SectorId | null, first: number | null, second: number | null): void
  tally(): JointIndexTally
}

export function createJointIndexCounter(sectors: readonly SectorId[]): JointIndexCounter {
  const moments = new Map(sectors.map(sector => [sector, createMoments()]))
  const panel = createPanel()
  return {
    count(sector, first, second) {
      if (sector !== null) moments.get(sector)?.count(first, second)
      if (first !== null && second !== null) panel.count(first, second)
    },
    tally: () => ({
      sectors: Object.fromEntries([...moments].map(([sector, each]) => [sector, each.tally()])),
      panel: panel.tally(),
    }),
  }
}

function createMoments() {
  const defined = { first: 0, second: 0, both: 0 }
  const where = { first: 0n, second: 0n }
  const sums = createSums()
  let respondents = 0
  return {
    count(first: number | null, second: number | null) {
      const [v1, v2] = [BigInt(first ?? 0), BigInt(second ?? 0)]
      const [has1, has2] = [first === null ? 0 : 1, second === null ? 0 : 1]
      respondents += 1
      defined.first += has1
      defined.second += has2
      defined.both += has1 * has2
      where.first += v1 * BigInt(has2)
      where.second += v2 * BigInt(has1)
      sums.add(v1, v2)
    },
    tally: (): JointIndexMoments => ({
      respondents,
      definedFirst: defined.first,
      definedSecond: defined.second,
      definedBoth: defined.both,
      ...sums.told(),
      sumFirstWhereSecond: String(where.first),
      sumSecondWhereFirst: String(where.second),
    }),
  }
}

function createPanel() {
  const signs = { up: 0, same: 0, down: 0 }
  const sums = createSums()
  return {
    count(first: number, second: number) {
      signs[second > first ? 'up' : second < first ? 'down' : 'same'] += 1
      sums.add(BigInt(first), BigInt(second))
    },
    tally: (): IndexPanel => ({
      both: signs.up + signs.same + signs.down,
      ...signs,
      ...sums.told(),
    }),
  }
}

/** Sums, squares and products of two values, exactly. */
function createSums() {
  let [first, second, firstSquares, secondSquares, products] = [0n, 0n, 0n, 0n, 0n]
  return {
    add(v1: bigint, v2: bigint) {
      first += v1
      second += v2
      firstSquares += v1 * v1
      secondSquares += v2 * v2
      products += v1 * v2
    },
    told: () => ({
      sumFirst: String(first),
      sumSecond: String(second),
      squaresFirst: String(firstSquares),
      squaresSecond: String(secondSquares),
      products: String(products),
    }),
  }
}
