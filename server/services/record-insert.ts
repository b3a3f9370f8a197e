import { Problem } from '../problems.ts'
import type { ActLog, Told } from './act-log.ts'

/**
 * Puts something into the store with its entry in the log. Where its place was taken in the same moment the log tells
 * that it came to nothing.
 */
export async function recordInsert(
  acts: Pick<ActLog, 'record'>,
  told: Told,
  insert: () => Promise<'stored' | 'exists'>,
): Promise<'stored' | 'exists'> {
  const taken = new Problem('audit/changedMeanwhile')
  try {
    await acts.record(told, async () => {
      if ((await insert()) === 'exists') throw taken
    })
    return 'stored'
  } catch (error) {
    if (error === taken) return 'exists'
    throw error
  }
}
