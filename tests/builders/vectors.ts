import { readdirSync, readFileSync } from 'node:fs'

import type { Block } from '../../server/estimate/blocks.ts'
import { estimateText } from './estimate-cases.ts'

const folder = new URL('../../../tests/vectors/', import.meta.url)

/** A case of reference figures; see `tests/vectors/README.md`. */
export interface Vector {
  readonly input: unknown
  readonly expected: unknown
  readonly tolerance: Tolerance
}

interface Tolerance {
  readonly rel: number
  readonly abs: number
}

/** The names of all cases of reference figures. */
export const VECTORS = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => name.replace(/\.json$/, ''))

/** A case as it was written. */
function readVectorText(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), 'utf8')
}

/** How the engine's figures compare with a case's. */
export interface Comparison {
  /** How many figures, words and nulls were compared. */
  readonly compared: number
  /** Those that differ: where, the reference, the engine's. */
  readonly different: readonly (readonly [path: string, expected: unknown, actual: unknown])[]
}

/** Figures that are told in a case and not asked of the engine. */
const REFERENCE_ONLY = /^(ciLogitR|ciBetaR|covStratumwise.*|longFormat|equals|note)$/

/** Below this two p-values are equal. */
const SMALLEST_P = 1e-12

export function readVector(name: string): Vector {
  return JSON.parse(readVectorText(name)) as Vector
}

export function compareWithVector(name: string): Comparison {
  const { expected, tolerance } = readVector(name)
  const leaves = leavesOf(expected, estimateText(readVectorText(name)), '')
  return {
    compared: leaves.length,
    different: leaves.filter(([, reference, actual]) => !isSame(reference, actual, tolerance)),
  }
}

type Leaf = readonly [path: string, expected: unknown, actual: unknown]

function leavesOf(expected: unknown, actual: unknown, path: string): readonly Leaf[] {
  if (typeof expected !== 'object' || expected === null) return [[path, expected, actual]]
  const parts = Object.entries(expected).filter(([name]) => !REFERENCE_ONLY.test(name))
  const lengths = [expected, actual].map(list => (Array.isArray(list) ? list.length : null))
  return [
    [`${path}.length`, lengths[0], lengths[1]],
    ...parts.flatMap(([name, part]) =>
      leavesOf(part, (actual as Block | undefined)?.[name], `${path}.${name}`),
    ),
  ]
}

function isSame(expected: unknown, actual: unknown, { rel, abs }: Tolerance): boolean {
  if (typeof expected !== 'number' || typeof actual !== 'number') return Object.is(expected, actual)
  if (Math.max(Math.abs(expected), Math.abs(actual)) < SMALLEST_P) return true
  return Math.abs(actual - expected) <= abs + rel * Math.abs(expected)
}
