import { improveForm } from './form/improve-form.ts'
import { offerCopying, offerPrinting } from './form/offers.ts'

/**
 * What a script adds to a page of the form: it saves what is being typed, sends again when the connection was
 * lost, and offers to print and to copy. Everything is there without it.
 */
const form = document.querySelector<HTMLFormElement>('form#formular:has(.form-status)')
if (form !== null) improveForm(form)
offerPrinting()
offerCopying()

// A page that the browser brings back from its memory was filled in on what was saved then.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})
