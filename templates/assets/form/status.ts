/** Where the page tells what becomes of what is typed; it is read aloud, and interrupts nobody. */
export interface Status {
  readonly tell: (sentence: string) => void
  /** Shows one of the sentences that the page carries, by the name of its data attribute. */
  readonly show: (name: 'offline' | 'unsaved' | 'changed') => void
}

export function statusOf(form: HTMLFormElement): Status {
  const place = form.querySelector<HTMLElement>('.form-status')
  const tell = (sentence: string) => {
    if (place !== null && place.textContent !== sentence) place.textContent = sentence
  }
  return { tell, show: name => tell(place?.dataset[name] ?? '') }
}
