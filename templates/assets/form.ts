/** Prints the page, where there is a button for it: without scripts the browser's own does the same. */
for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  place.hidden = false
  place.querySelector('button')?.addEventListener('click', () => window.print())
}
