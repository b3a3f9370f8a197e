/** A button that prints the page: the browser's own does the same. */
export function offerPrinting(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => window.print())
  }
}

/** A button that copies the code, where the browser lets a page do that: over https. */
export function offerCopying(): void {
  const place = document.querySelector<HTMLElement>('[data-copy]')
  if (place === null || !window.isSecureContext) return
  const status = place.querySelector<HTMLElement>('[role=status]')
  place.hidden = false
  const tell = () => {
    if (status !== null) status.textContent = status.dataset['told'] ?? ''
  }
  place.querySelector('button')?.addEventListener('click', () => {
    void navigator.clipboard.writeText(place.dataset['copy'] ?? '').then(tell)
  })
}
