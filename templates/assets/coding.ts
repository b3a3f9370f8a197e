/**
 * What a script adds to the page where a comment is coded: a key for each code, while the codes have the focus, and
 * a button that masks what is marked in a quote. Nothing needs it.
 */

function codeByKeys(form: HTMLFormElement): void {
  for (const hint of form.querySelectorAll<HTMLElement>('[data-key-hint]')) hint.hidden = false
  const codes = form.querySelector<HTMLElement>('[data-codes]')
  codes?.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      form.requestSubmit()
      return
    }
    const box = codes.querySelector<HTMLInputElement>(
      `input[data-key="${CSS.escape(event.key.toLowerCase())}"]`,
    )
    if (box === null) return
    event.preventDefault()
    // Whoever hears the page is told what was chosen by where the focus is.
    box.focus()
    box.click()
  })
  codes?.addEventListener('change', event => keepApart(codes, event.target))
}

/** That no code fits is never chosen together with one. */
function keepApart(codes: HTMLElement, changed: EventTarget | null): void {
  if (!(changed instanceof HTMLInputElement) || !changed.checked) return
  const isNone = 'none' in changed.dataset
  for (const box of codes.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    if (box !== changed && (isNone || 'none' in box.dataset)) box.checked = false
  }
}

function maskByButton(text: HTMLTextAreaElement, button: HTMLButtonElement): void {
  button.hidden = false
  button.addEventListener('click', () => {
    const { selectionStart, selectionEnd } = text
    if (selectionStart === selectionEnd) return text.focus()
    text.setRangeText(button.dataset['mask'] ?? '', selectionStart, selectionEnd, 'end')
    text.focus()
  })
}

const form = document.querySelector<HTMLFormElement>('[data-coding]')
if (form !== null) {
  codeByKeys(form)
  if (location.hash === '#koder') document.getElementById('koder')?.focus()
}
const button = document.querySelector<HTMLButtonElement>('[data-mask]')
const text = document.querySelector<HTMLTextAreaElement>('#citat')
if (button !== null && text !== null) maskByButton(text, button)
