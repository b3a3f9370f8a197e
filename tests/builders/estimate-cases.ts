import type { Block } from '../../server/estimate/blocks.ts'
import { checkCase } from '../../server/estimate/check-case.ts'
import { estimateCase } from '../../server/estimate/estimate-case.ts'
import { parseInOrder } from '../../server/estimate/parse-in-order.ts'

/** Works a case out as `barometer estimate` does. */
export function estimateText(text: string): Block {
  const { data, namesOf } = parseInOrder(text)
  const checked = checkCase(data)
  if (checked.kind === 'faulty') throw new Error(JSON.stringify(checked.faults))
  return JSON.parse(JSON.stringify(estimateCase(checked.value, namesOf))) as Block
}

/** The same of a case that is written as an object. */
// eslint-disable-next-line typescript/no-explicit-any
export function estimateInput(input: object): any {
  return estimateText(JSON.stringify({ input }))
}

/** The faults of a case: its place and its code. */
export function faultsOf(input: unknown): readonly string[] {
  const checked = checkCase({ input })
  return checked.kind === 'sound' ? [] : checked.faults.map(({ path, code }) => `${path} ${code}`)
}

type Row = readonly (string | number | null)[]

/** One year of answers to some questions, q1 and on. */
export function yearTable(rows: readonly Row[], N: Readonly<Record<string, number>> | null) {
  const items = Math.max(1, ...rows.map(row => row.length - 2))
  const names = Array.from({ length: items }, (_, item) => `q${item + 1}`)
  return { columns: ['assoc', 'stratum', ...names], rows, N }
}

/** So many associations of a sector with answers to one question. */
export function answersOf(
  stratum: string,
  answers: readonly (number | 'VE' | null)[],
  prefix = stratum,
): readonly Row[] {
  return answers.map((answer, index) => [`${prefix}${index}`, stratum, answer])
}
