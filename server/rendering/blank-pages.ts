import { randomBytes } from 'node:crypto'

import type { RenderPage } from './templates.ts'

/** What differs between visitors on a page that is otherwise the same for all. */
export type Blanks = Readonly<Record<string, string>>

/** A page with blanks, and what is to stand in them for one visitor. */
export interface BlankPage<Values extends Blanks> {
  readonly template: string
  /** Names everything that the page depends on beside its blanks. */
  readonly key: string
  /** Escaped when it is put in. */
  readonly values: Values
  /** Makes the view with given text in the blanks; called the first time only. */
  readonly viewOf: (blanks: Values) => object
}

/** Renders pages once, and fills in their blanks for each visitor. */
export interface BlankPages {
  fill<Values extends Blanks>(page: BlankPage<Values>): string
}

interface Rendered {
  /** The text between the blanks: one more than there are blanks. */
  readonly parts: readonly string[]
  /** Which value stands in each blank. */
  readonly names: readonly string[]
}

/** Rounds, parts and languages are few, but earlier answers make many variants of some parts. */
const MOST_PAGES = 500

export function createBlankPages({
  render,
  escape,
}: {
  readonly render: RenderPage
  readonly escape: (text: string) => string
}): BlankPages {
  // Nobody can write text that looks like a blank: it is another one each time the program starts.
  const mark = randomBytes(16).toString('hex')
  const pages = new Map<string, Rendered>()

  function make<Values extends Blanks>({ template, values, viewOf }: BlankPage<Values>): Rendered {
    const blanks = Object.fromEntries(Object.keys(values).map(name => [name, `${mark}-${name}-`]))
    const html = render(template, viewOf(blanks as Values))
    const pieces = html.split(new RegExp(`${mark}-(\\w+)-`))
    return {
      parts: pieces.filter((_, index) => index % 2 === 0),
      names: pieces.filter((_, index) => index % 2 === 1),
    }
  }

  /** The page that was made first makes room: if it is still asked for, it is soon made again. */
  function keep(key: string, rendered: Rendered): void {
    const [oldest] = pages.keys()
    if (pages.size >= MOST_PAGES && oldest !== undefined) pages.delete(oldest)
    pages.set(key, rendered)
  }

  return {
    fill(page) {
      const key = `${page.template} ${page.key}`
      const known = pages.get(key)
      const { parts, names } = known ?? make(page)
      if (known === undefined) keep(key, { parts, names })
      const fill = (name: string | undefined) =>
        name === undefined ? '' : escape(page.values[name] ?? '')
      return parts.map((part, index) => part + fill(names[index])).join('')
    },
  }
}
