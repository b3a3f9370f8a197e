import type { Page } from 'playwright-core'

/** Where the keyboard is on a page. */
export interface Stop {
  readonly tag: string
  readonly type: string
  readonly name: string
  readonly value: string
  readonly text: string
  /** WCAG 2.2, 2.4.7: something around it shows that it has the focus. */
  readonly isMarked: boolean
  /** WCAG 2.2, 2.4.11: nothing lies over it, and it is not beyond the edge. */
  readonly isInSight: boolean
}

const STOP = `(() => {
  const element = document.activeElement
  const marks = node => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  }
  const shown = element.closest('label') ?? element
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return {
    tag: element.tagName,
    type: element.getAttribute('type') ?? '',
    name: element.getAttribute('name') ?? '',
    value: element.getAttribute('value') ?? '',
    text: (element.textContent ?? '').trim(),
    isMarked: marks(element) || marks(shown),
    isInSight: over !== null && (shown.contains(over) || over.contains(shown)),
  }
})()`

export const stopOf = (page: Page) => page.evaluate<Stop>(STOP)

/** Goes on with Tab, stop by stop, until one is the wanted. Throws when it comes round without finding it. */
export async function tabTo(
  page: Page,
  isWanted: (stop: Stop) => boolean,
  onTheWay: (stop: Stop) => Promise<void> = async () => undefined,
): Promise<Stop> {
  for (let step = 0; step < 300; step += 1) {
    await page.keyboard.press('Tab')
    const stop = await stopOf(page)
    if (isWanted(stop)) return stop
    if (stop.tag === 'BODY') throw new Error('the keyboard came round and did not find it')
    await onTheWay(stop)
  }
  throw new Error('the keyboard is caught')
}
