/** What a script adds to a page that shows how far something has come: it looks again, until something is over. */
const AGAIN_AFTER_MS = 1500

const placesIn = (page: ParentNode) => [...page.querySelectorAll('[data-progress]')]
const keyOf = (place: Element) => place.getAttribute('data-progress')
const textIn = (place: Element) => place.querySelector('[role="status"]')
const wordsIn = (place: Element) => textIn(place)?.textContent ?? ''

async function lookAgain(): Promise<void> {
  const answer = await fetch(location.href).catch(() => null)
  const isOver = answer?.ok === true && showFrom(await answer.text()) === 'over'
  if (isOver) location.reload()
  else setTimeout(() => void lookAgain(), AGAIN_AFTER_MS)
}

/** Puts what another page says of each in place of what stands here. */
function showFrom(html: string): 'over' | 'shown' {
  const others = placesIn(new DOMParser().parseFromString(html, 'text/html'))
  for (const shown of placesIn(document)) {
    const now = others.find(other => keyOf(other) === keyOf(shown))
    if (now === undefined) return 'over'
    show(shown, now)
  }
  return 'shown'
}

function show(shown: Element, now: Element): void {
  const text = wordsIn(now)
  // What is put there is read aloud: only what is new.
  if (wordsIn(shown) !== text) textIn(shown)?.replaceChildren(text)
  const bar = now.querySelector('progress')
  if (bar !== null) shown.querySelector('progress')?.replaceWith(bar)
}

if (placesIn(document).length > 0) setTimeout(() => void lookAgain(), AGAIN_AFTER_MS)
