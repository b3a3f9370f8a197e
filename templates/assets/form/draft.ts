import { type Sending, sendForm, sendUntilAnswered, type Taken } from './send-form.ts'
import type { Status } from './status.ts'

/** What is typed in a form, and what the server has of it. */
export interface Draft {
  /** The form as it is sent, but for what a button adds. */
  readonly text: () => string
  readonly isUnsaved: () => boolean
  /** Something is typed that the server has neither taken nor refused. */
  readonly isWorthSaving: () => boolean
  /** Sends what is typed, or once more what went without an answer. */
  readonly save: () => Promise<Sending>
  /** Resolves when every sending has its answer: what follows is filled in on what is saved. */
  readonly settle: () => Promise<void>
}

/** Fields that tell what the form was filled in on, and what they are called in the server's answer. */
const STAMPS = { revision: 'revision', grund: 'base' } as const

/** What was sent, and what was typed then. */
interface Attempt {
  readonly body: string
  readonly typed: string
}

/**
 * Keeps account of what is saved. A sending whose answer was lost is sent again as it was before anything newer,
 * so that the server never meets its own answer as somebody else's.
 */
export function createDraft(form: HTMLFormElement, status: Status): Draft {
  // A page that came back with errors holds what is not saved.
  let saved = document.querySelector('.ds-error-summary') === null ? typedIn(form) : ''
  let refused: string | null = null
  let lost: Attempt | null = null

  const take = (taken: Taken, { typed }: Attempt) => {
    saved = typed
    lost = null
    stamp(form, taken)
    status.tell(taken.told ?? '')
  }

  return {
    text: () => textOf(form),
    isUnsaved: () => typedIn(form) !== saved,
    isWorthSaving: () => ![saved, refused].includes(typedIn(form)),
    async save() {
      const attempt = lost ?? { body: textOf(form), typed: typedIn(form) }
      const sending = await sendForm(form.action, attempt.body)
      if (sending.kind === 'taken') take(sending.taken, attempt)
      else if (sending.kind === 'unreachable') lost = attempt
      else refused = attempt.typed
      return sending
    },
    async settle() {
      if (lost === null) return
      const attempt = lost
      const show = () => status.show('offline')
      const sending = await sendUntilAnswered(form.action, attempt.body, show)
      if (sending.kind === 'taken') take(sending.taken, attempt)
    },
  }
}

function textOf(form: HTMLFormElement): string {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, value as string])
  return new URLSearchParams(pairs).toString()
}

/** What the form holds but for what it was filled in on. */
function typedIn(form: HTMLFormElement): string {
  const text = new URLSearchParams(textOf(form))
  for (const name of Object.keys(STAMPS)) text.delete(name)
  return text.toString()
}

/** Lets the form tell that it is filled in on what was just saved. */
function stamp(form: HTMLFormElement, taken: Taken): void {
  for (const [name, told] of Object.entries(STAMPS)) {
    const field = form.elements.namedItem(name)
    const value = taken[told]
    if (field instanceof HTMLInputElement && value !== undefined) field.value = String(value)
  }
}
