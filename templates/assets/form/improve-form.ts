import { createDraft, type Draft } from './draft.ts'
import { saveInPauses } from './save-in-pauses.ts'
import { sendUntilAnswered } from './send-form.ts'
import { type Status, statusOf } from './status.ts'

/** Makes a form save while someone types, and send again until there is an answer. */
export function improveForm(form: HTMLFormElement): void {
  const status = statusOf(form)
  const draft = createDraft(form, status)
  const stopSaving =
    'saves' in form.dataset ? saveInPauses(form, draft, status) : () => Promise.resolve()
  let isSending = false
  let isLeaving = false

  form.addEventListener('submit', event => {
    event.preventDefault()
    // A double click is one click.
    if (isSending) return
    isSending = true
    const way = wayOf(form, event.submitter)
    void stopSaving().then(async () => {
      const leave = await deliver(form, way, { draft, status })
      isLeaving = true
      return leave()
    })
  })
  window.addEventListener('beforeunload', event => {
    if (!isLeaving && draft.isUnsaved()) event.preventDefault()
  })
}

/** Where a press on a button sends the form, and what the button adds to it. */
interface Way {
  readonly action: string
  readonly name: string
  readonly value: string
}

function wayOf(form: HTMLFormElement, submitter: HTMLElement | null): Way {
  const button = submitter instanceof HTMLButtonElement ? submitter : null
  return {
    action: button?.hasAttribute('formaction') === true ? button.formAction : form.action,
    name: button?.name ?? '',
    value: button?.value ?? '',
  }
}

/**
 * Sends the form, and resolves with how to leave the page: to where the server says, or by letting the browser
 * send the same once more, so that it shows what the server has to say of it.
 */
async function deliver(
  form: HTMLFormElement,
  way: Way,
  { draft, status }: { readonly draft: Draft; readonly status: Status },
): Promise<() => void> {
  await draft.settle()
  const body = `${draft.text()}${pair(way)}`
  const sending = await sendUntilAnswered(way.action, body, () => status.show('offline'))
  if (sending.kind === 'taken') return () => location.assign(sending.taken.next)
  return () => {
    if (way.name !== '') form.append(hiddenField(way))
    form.action = way.action
    HTMLFormElement.prototype.submit.call(form)
  }
}

function pair({ name, value }: Way): string {
  return name === '' ? '' : `&${new URLSearchParams({ [name]: value }).toString()}`
}

function hiddenField({ name, value }: Way): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value })
}
