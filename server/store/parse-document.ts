import { Problem } from '../problems.ts'

/**
 * A stored document.
 *
 * @throws Problem 'store/damaged', which does not say what stands in it: it can be an answer.
 */
export function parseDocument<T>(doc: string): T {
  try {
    return JSON.parse(doc) as T
  } catch {
    throw new Problem('store/damaged')
  }
}
