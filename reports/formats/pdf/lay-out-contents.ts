import { layOutText } from '../paper/lay-out-text.ts'
import type { PlacedPage } from '../paper/paginate.ts'
import { LEFT, WIDTH } from '../paper/sheet.ts'
import { type Entry, type Strip, strip } from '../paper/strip.ts'
import { setText } from '../paper/typesetter.ts'
import type { Setting } from './setting.ts'

/** A heading and where it stands. */
export interface PlacedEntry extends Entry {
  /** 0 is the first page of those that were looked through. */
  readonly page: number
}

/** The headings on pages, in reading order. */
export function entriesOn(pages: readonly PlacedPage[]): readonly PlacedEntry[] {
  return pages.flatMap((placed, page) =>
    placed.flatMap(({ strip: { entry } }) => (entry === null ? [] : [{ ...entry, page }])),
  )
}

const INDENT = 16
const NUMBER_WIDTH = 30

/** The table of contents. @param before How many pages come before the first of those that it leads to. */
export function layOutContents(
  entries: readonly PlacedEntry[],
  before: number,
  { say, typesetter }: Setting,
): readonly Strip[] {
  const title = { style: 'heading', tag: 'P', above: 26, keepsWithNext: true } as const
  const group = { tag: 'TOC' } as const
  const right = LEFT + WIDTH
  return [
    layOutText(say('file.contents'), title, typesetter),
    ...entries.map(({ level, text, page }) => {
      const style = level === 2 ? 'strong' : 'body'
      const x = LEFT + (level - 2) * INDENT
      const place = { x, width: right - NUMBER_WIDTH - x, typesetter }
      const { lines, height } = setText(text, style, place)
      const number = String(page + before + 1)
      const told = {
        text: number,
        style,
        x: right - typesetter.widthOf(number, style),
        baseline: lines.at(-1)?.baseline ?? 0,
      } as const
      const above = level === 2 ? 6 : 1
      return strip([...lines, told], { tag: 'TOCI', group, above, height })
    }),
  ]
}
