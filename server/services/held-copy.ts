import type { ConditionStore } from '../store/condition-store.ts'

/**
 * Whether a store is a copy that has not been told that it is the one that counts. It sends nothing to
 * anyone: everyone would be written to twice.
 */
export async function isHeld(store: ConditionStore): Promise<boolean> {
  return (await store.findCondition()).kind === 'held'
}

/** Tells a copy that it is the one that counts. @returns false when it was not held. */
export async function allowSending(store: ConditionStore): Promise<boolean> {
  if (!(await isHeld(store))) return false
  await store.saveCondition({ kind: 'ready' })
  return true
}
