import type { SectorId } from '../../surveys/association.ts'
import type { AnswerCode } from './answer-code.ts'
import { type CodedIndex, indexCell, valueOfCell } from './coded-index.ts'
import { createJointIndexCounter } from './joint-index-counter.ts'
import type { JointCounts, JointIndexTally, JointTally } from './joint-tally.ts'

/** One response as it is counted. */
export interface CodedResponse {
  readonly sector: SectorId
  /** An answer code for each question that has a scale. */
  readonly codes: Uint8Array
}

/** A question of each round that may be compared in full: where they stand among the codes. */
export interface ItemPair {
  readonly id: string
  readonly first: number
  readonly second: number
  readonly steps: number
}

export interface IndexPair {
  readonly id: string
  readonly first: CodedIndex
  readonly second: CodedIndex
}

export interface JointPlan {
  readonly sectors: readonly SectorId[]
  readonly items: readonly ItemPair[]
  readonly indices: readonly IndexPair[]
}

export interface JointFoldTally {
  readonly items: Readonly<Record<string, JointTally>>
  readonly indices: Readonly<Record<string, JointIndexTally>>
  readonly responded: number
}

/** Counts what associations answered in two rounds, each association once and in any order. */
export interface JointFold {
  /** `null`: no response in that round. */
  add(first: CodedResponse | null, second: CodedResponse | null): void
  tally(): JointFoldTally
}

export function createJointFold({ sectors, items, indices }: JointPlan): JointFold {
  const groups = [...sectors, MOVERS]
  const tables = items.map(pair => new Map(groups.map(group => [group, emptyTable(pair)])))
  const counters = indices.map(() => createJointIndexCounter(sectors))
  let responded = 0
  return {
    add(first, second) {
      const group = groupOf(first, second)
      for (const [index, pair] of items.entries()) {
        countIn(tables[index]?.get(group), [
          category(first, pair.first, pair.steps),
          category(second, pair.second, pair.steps),
        ])
      }
      if (first === null || second === null) return
      responded += 1
      for (const [index, pair] of indices.entries()) {
        const values = [valueOf(pair.first, first), valueOf(pair.second, second)] as const
        counters[index]?.count(group === MOVERS ? null : group, ...values)
      }
    },
    tally: () => ({
      responded,
      items: Object.fromEntries(
        items.map(({ id }, index) => [id, jointTally(tables[index], sectors)]),
      ),
      indices: Object.fromEntries(
        indices.flatMap(({ id }, index) => {
          const tally = counters[index]?.tally()
          return tally === undefined ? [] : [[id, tally]]
        }),
      ),
    }),
  }
}

/** No sector can have this id. */
const MOVERS = '*'

function groupOf(first: CodedResponse | null, second: CodedResponse | null): string {
  if (first === null || second === null) return (first ?? second)?.sector ?? MOVERS
  return first.sector === second.sector ? first.sector : MOVERS
}

function countIn(table: number[][] | undefined, [row, column]: readonly [number, number]): void {
  const cells = table?.[row]
  if (cells !== undefined) cells[column] = (cells[column] ?? 0) + 1
}

/** Grade, outside, or none: blank and no response are one. */
function category(response: CodedResponse | null, place: number, steps: number): number {
  const none = steps + 1
  if (response === null) return none
  const code: AnswerCode = response.codes[place] ?? none
  if (code <= steps) return code
  return code === steps + 1 ? none : steps
}

function emptyTable({ steps }: ItemPair): number[][] {
  return Array.from({ length: steps + 2 }, () => Array.from({ length: steps + 2 }, () => 0))
}

function jointTally(
  tables: ReadonlyMap<string, JointCounts> | undefined,
  sectors: readonly SectorId[],
): JointTally {
  const table = (group: string) => tables?.get(group) ?? []
  return {
    sectors: Object.fromEntries(sectors.map(sector => [sector, table(sector)])),
    movers: table(MOVERS),
  }
}

function valueOf(index: CodedIndex, { codes }: CodedResponse): number | null {
  const cell = indexCell(index, codes, 0)
  return cell < 0 ? null : valueOfCell(index, cell)
}
