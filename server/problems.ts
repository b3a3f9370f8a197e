import type { Fault } from '../surveys/fault.ts'
import { type ProblemCode, PROBLEMS } from './problem-codes.ts'

/**
 * Problems that a respondent can meet. Their page tells what happened, what is kept and what to do now, in every
 * language; the others are told to staff, in Swedish.
 */
export const PUBLIC_PROBLEMS = [
  'request/malformed',
  'request/tooLarge',
  'request/tooMany',
  'request/foreign',
  'request/unknownHost',
  'page/unknown',
  'store/unavailable',
  'internal',
] as const satisfies readonly ProblemCode[]

export function isPublicProblem(code: ProblemCode): boolean {
  return PUBLIC_PROBLEMS.some(told => told === code)
}

/** Where in a table something is wrong: the row as a spreadsheet numbers it, and the column's name. */
export interface TableFault extends Omit<Fault, 'path'> {
  readonly row: number
  readonly column: string
}

/** Something that went wrong and has a name, thrown; what a respondent must see is a value instead. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly values: Readonly<Record<string, string | number>>
  /** Each thing that is wrong, with its place. */
  readonly faults: readonly (Fault | TableFault)[]

  constructor(
    code: ProblemCode,
    values: Problem['values'] = {},
    { faults = [], cause }: { faults?: Problem['faults']; cause?: unknown } = {},
  ) {
    super(code, cause === undefined ? {} : { cause })
    this.name = 'Problem'
    this.code = code
    this.values = values
    this.faults = faults
  }

  get status(): number {
    return PROBLEMS[this.code]
  }
}
