import { readFileSync } from 'node:fs'

import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import { acceptedFile } from '../golden/reports.ts'

const contentOf = (name: string): unknown =>
  (JSON.parse(readFileSync(acceptedFile(name), 'utf8')) as { readonly content: unknown }).content

/** Two rounds of two questions, which differ within what is rounded; the index over both is withheld. */
export const acceptedComparison = () => contentOf('comparison.json') as Comparison

/** The earlier of the rounds. */
export const acceptedResult = () => contentOf('result.json') as ResultSet
