import type { Language } from '../../surveys/language.ts'

/** A piece of running text: plain, a link, or in another language than the page. */
export interface Run {
  readonly text: string
  readonly href: string | null
  readonly lang: Language | null
}

export function plain(text: string): Run {
  return { text, href: null, lang: null }
}

/** What the municipality has written itself: it is in Swedish, whatever the page is in. */
export function swedish(text: string): Run {
  return { text, href: null, lang: 'sv' }
}

export function link(text: string, href: string): Run {
  return { text, href, lang: null }
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^\+?[\d\s\u00a0()\u2011-]{6,}$/

/**
 * Who to ask, as a line of settings says it, where an e-mail address can be written to and a telephone number
 * called at a press: `Kim Exempelsson, kim@exempelby.example, 0123-456 78`.
 */
export function contactRuns(line: string): readonly Run[] {
  const parts = line.split(', ')
  return parts.flatMap((text, index) => {
    const href = hrefOf(text)
    const run = href === null ? swedish(text) : link(text, href)
    return index === 0 ? [run] : [plain(', '), run]
  })
}

function hrefOf(text: string): string | null {
  if (EMAIL.test(text)) return `mailto:${text}`
  return PHONE.test(text) ? `tel:${text.replaceAll(/[^\d+]/g, '')}` : null
}
