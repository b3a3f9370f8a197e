import type { Draft } from './draft.ts'
import type { Status } from './status.ts'

/** So long after the last key: a pause, and not each word. Longer and longer while the server does not answer. */
const PAUSE_MS = 4000
const LONGEST_PAUSE_MS = 32_000

/** Somebody else has saved the same page, or it is too late. */
const CONFLICT = 409

/**
 * Saves what is typed each time that someone pauses. Nothing is told of what is wrong: that comes when they go on.
 *
 * @returns Ends it, and resolves when nothing is under way any more.
 */
export function saveInPauses(
  form: HTMLFormElement,
  draft: Draft,
  status: Status,
): () => Promise<void> {
  let underWay = Promise.resolve()
  let isOver = false
  let pause = PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  async function save(): Promise<void> {
    if (isOver || !draft.isWorthSaving()) return
    const sending = await draft.save()
    pause = sending.kind === 'unreachable' ? Math.min(2 * pause, LONGEST_PAUSE_MS) : PAUSE_MS
    if (sending.kind === 'unreachable') status.show('unsaved')
    if (sending.kind === 'answered' && sending.status === CONFLICT) return status.show('changed')
    saveSoon()
  }

  function saveSoon(): void {
    clearTimeout(timer)
    if (isOver) return
    timer = setTimeout(() => {
      underWay = underWay.then(save)
    }, pause)
  }

  form.addEventListener('input', saveSoon)
  return () => {
    isOver = true
    clearTimeout(timer)
    return underWay
  }
}
