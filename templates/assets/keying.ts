/**
 * What a script adds where staff key in answers: a digit chooses an answer of the question that has the focus, and
 * goes on to the next; Enter goes on too, so that nothing is sent in half keyed. Everything is there without it, with
 * the keys of the browser.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement

const form = document.querySelector<HTMLFormElement>('form[data-keying]')
if (form !== null) {
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter') goOnBy(event, form)
    else chooseBy(event, form)
  })
}

/** Not in a text, where it begins a line, and not on a button. */
function goOnBy(event: KeyboardEvent, within: HTMLFormElement): void {
  if (!(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  fieldAfter(within, event.target.name)?.focus()
}

function chooseBy(event: KeyboardEvent, within: HTMLFormElement): void {
  const { target: field, key } = event
  if (!isPlainDigit(event) || !isChoice(field)) return
  const chosen = choiceOf(within, field, key)
  if (chosen === undefined) return
  event.preventDefault()
  // One of several is turned on or off, and the next digit may be for another of them.
  const isOnly = field.type === 'radio'
  chosen.checked = isOnly || !chosen.checked
  const next = isOnly ? fieldAfter(within, field.name) : chosen
  next?.focus()
}

function isPlainDigit({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return /^\d$/.test(key) && !ctrlKey && !altKey && !metaKey
}

function isChoice(field: EventTarget | null): field is HTMLInputElement {
  return field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)
}

/** What a digit stands for: the grade or, where the answers are no grades, the first, the second … ; 0 is "vet inte". */
function choiceOf(
  within: HTMLFormElement,
  { name }: HTMLInputElement,
  digit: string,
): HTMLInputElement | undefined {
  const choices = fieldsOf(within).filter(
    (field): field is HTMLInputElement => field instanceof HTMLInputElement && field.name === name,
  )
  if (digit === '0') return choices.find(({ value }) => value === 'VE')
  const isGraded = choices.some(({ value }) => /^\d+$/.test(value))
  if (isGraded) return choices.find(({ value }) => value === digit)
  return choices[Number(digit) - 1]
}

/** The questions, and last the button that sends it in. */
const FIELDS = 'input:not([type="hidden"]), textarea, .actions > button'

function fieldsOf(within: HTMLFormElement): readonly Field[] {
  return [...within.querySelectorAll<Field>(FIELDS)]
}

/** The first field of the next question, the chosen one where there is one; after the last question the button. */
function fieldAfter(within: HTMLFormElement, name: string): Field | undefined {
  const fields = fieldsOf(within)
  const last = fields.findLastIndex(field => field.name === name)
  const next = fields[last + 1]
  if (next === undefined) return undefined
  const same = fields.filter(field => field.name === next.name)
  return same.find(field => field instanceof HTMLInputElement && field.checked) ?? next
}

const first = document.querySelector<HTMLFormElement>('form[data-focus]')?.dataset['focus']
if (first !== undefined) document.getElementById(first)?.focus()
const isTold = document.querySelector('[autofocus]') !== null
if (!isTold) form?.querySelector<HTMLInputElement>('input:not([type="hidden"])')?.focus()
