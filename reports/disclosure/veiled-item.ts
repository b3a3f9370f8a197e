import type { SectorId } from '../../surveys/association.ts'
import type { Scale } from '../../surveys/questions/scale.ts'
import { highSteps, lowSteps } from '../statistics/scoring.ts'
import { gradedCount, gradeSum, type ItemTally } from '../tally/item-tally.ts'
import { gradeMoves, opinionMoves, type Veil } from './answer-moves.ts'
import { imaginedAnswers } from './imagined-answers.ts'
import type { SectorAnswers } from './sector-answers.ts'
import { stepPlaces } from './step-places.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** An item as a reader has it before him: all its sectors, and what he does not know of some of them. */
export interface VeiledItem {
  readonly scale: Range
  readonly strata: readonly SectorAnswers[]
  readonly sectors: readonly VeiledSector[]
}

/** The two ways in which a sector may have answered otherwise: other grades, or other opinions at all. */
export type Otherness = 'grades' | 'opinions'

/** A sector that is veiled, and how it may have answered otherwise: nearest first, the truth before all. */
export interface VeiledSector {
  /** Its place among the strata. */
  readonly place: number
  readonly sector: SectorId
  /** How it did answer. */
  readonly tally: ItemTally
  readonly isHidden: boolean
  readonly ways: Readonly<Record<Otherness, readonly ItemTally[]>>
}

/** How many ways to answer are thought of for one sector. */
const MOST_WAYS = 64

export function veiledItem(
  scale: Range,
  strata: readonly SectorAnswers[],
  veils: ReadonlyMap<SectorId, Veil>,
): VeiledItem {
  const high = stepPlaces(highSteps(scale), scale)
  const sectors = strata.flatMap(({ sector, tally }, place) => {
    const veil = veils.get(sector)
    if (veil === undefined) return []
    const steps = tally.grades.length
    const ways = {
      grades: imaginedAnswers(tally, gradeMoves(veil, steps, high), MOST_WAYS),
      opinions: imaginedAnswers(tally, opinionMoves(veil, steps), MOST_WAYS),
    }
    return [{ place, sector, tally, isHidden: veil.isHidden, ways }]
  })
  return { scale, strata, sectors }
}

/** A count of one sector that nobody is to work out: it must be possible that it lay elsewhere. */
export interface Secret {
  readonly place: number
  readonly isHidden: boolean
  readonly otherness: Otherness
  readonly count: (tally: ItemTally) => number
  /** How far apart the least and the most that are possible have to be. */
  readonly leastRange: number
}

/** Everything that is not to be worked out. */
export function secretsOf(item: VeiledItem): readonly Secret[] {
  return [...secretCounts(item), ...secretMeans(item)]
}

/**
 * The counts that are not to be worked out of the veiled sectors: how many gave each grade, high ones and
 * low ones, and how many said "vet inte".
 */
export function secretCounts({ scale, sectors }: VeiledItem): readonly Secret[] {
  const classes = [highSteps(scale), lowSteps(scale)].map(steps => stepPlaces(steps, scale))
  return sectors.flatMap(({ place, tally, isHidden }): readonly Secret[] => {
    const steps = tally.grades.map((_, step) => [step])
    const secret = (otherness: Otherness, count: Secret['count']): Secret => ({
      place,
      isHidden,
      otherness,
      count,
      leastRange: 1,
    })
    return [
      ...[...steps, ...classes].map(each => secret('grades', given => countOf(given, each))),
      secret('opinions', given => given.dontKnow),
    ]
  })
}

/** The means of the hidden sectors, as sums of grades: each has to be free by one grade. */
export function secretMeans({ scale, sectors }: VeiledItem): readonly Secret[] {
  return sectors.flatMap(({ place, tally, isHidden }): readonly Secret[] => {
    const n = gradedCount(tally)
    if (!isHidden || n === 0) return []
    const count = (given: ItemTally) => gradeSum(given, scale)
    return [{ place, isHidden, otherness: 'grades', count, leastRange: n }]
  })
}

function countOf({ grades }: ItemTally, steps: readonly number[]): number {
  return steps.reduce((sum, step) => sum + (grades[step] ?? 0), 0)
}
