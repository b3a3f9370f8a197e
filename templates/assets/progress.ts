/** What a script adds to a page that shows how far something has come: it looks again, until it is over. */
const AGAIN_AFTER_MS = 1500

async function lookAgain(shown: Element): Promise<void> {
  const answer = await fetch(location.href).catch(() => null)
  const isOver = answer?.ok === true && showFrom(await answer.text(), shown) === 'over'
  if (isOver) location.reload()
  else setTimeout(() => void lookAgain(shown), AGAIN_AFTER_MS)
}

/** Puts what another page says of the progress in place of what stands here. */
function showFrom(html: string, shown: Element): 'over' | 'shown' {
  const now = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-progress]')
  if (now === null) return 'over'
  const textIn = (place: Element) => place.querySelector('[role="status"]')
  textIn(shown)?.replaceChildren(textIn(now)?.textContent ?? '')
  const value = now.querySelector('progress')?.getAttribute('value') ?? '0'
  shown.querySelector('progress')?.setAttribute('value', value)
  return 'shown'
}

const progress = document.querySelector('[data-progress]')
if (progress !== null) setTimeout(() => void lookAgain(progress), AGAIN_AFTER_MS)
