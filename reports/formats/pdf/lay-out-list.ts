import type { Definition, Fact, ListSection } from '../../documents/document.ts'
import { LEFT, type StyleName, WIDTH } from '../paper/sheet.ts'
import { type Group, type Line, type Strip, strip } from '../paper/strip.ts'
import { setText, type Typesetter } from '../paper/typesetter.ts'
import { labelledItems } from '../list-items.ts'
import { dividedStrip } from './divided-strip.ts'

const BULLET = '•'
const AFTER_DOT = { labelX: LEFT + 4, x: LEFT + 18 } as const
const AFTER_NUMBER = { labelX: LEFT, x: LEFT + 26 } as const

/** Of the text of a list, and the space between its items. */
interface ListLook {
  readonly style: StyleName
  readonly between: number
}

/** Items with a dot before each, or with their own numbers. */
export function layOutList(
  list: Pick<ListSection, 'items' | 'isNumbered'>,
  typesetter: Typesetter,
  { style, between }: ListLook = { style: 'body', between: 3 },
): readonly Strip[] {
  const group = { tag: 'L' } as const
  const { labelX, x } = list.isNumbered === true ? AFTER_NUMBER : AFTER_DOT
  return labelledItems(list, BULLET).flatMap(({ label, text }, index) => {
    const before = setText(label, style, { x: labelX, width: x - labelX, typesetter })
    const told = setText(text, style, { x, width: LEFT + WIDTH - x, typesetter })
    return labelled(before, told, { group, above: index === 0 ? 2 * between : between })
  })
}

/** Leaves room for a SHA-256 in one line. */
const TERM_WIDTH = 138
const VALUE_X = LEFT + TERM_WIDTH

/** Terms to the left, their values to the right. */
export function layOutFacts(facts: readonly Fact[], typesetter: Typesetter): readonly Strip[] {
  const group = { tag: 'L' } as const
  return facts.flatMap(({ term, value }, index) => {
    const label = setText(term, 'small', { x: LEFT, width: TERM_WIDTH - 10, typesetter })
    const told = setText(value, 'cell', { x: VALUE_X, width: WIDTH - TERM_WIDTH, typesetter })
    return labelled(label, told, { group, above: index === 0 ? 8 : 3 })
  })
}

/** A term, below it what it means, and how it is worked out. */
export function layOutDefinitions(
  definitions: readonly Definition[],
  typesetter: Typesetter,
): readonly Strip[] {
  const group = { tag: 'L' } as const
  const place = { x: LEFT, width: WIDTH, typesetter }
  return definitions.flatMap(({ term, text, formula }) => {
    const label = setText(term, 'strong', place)
    const meaning = setText(text, 'body', { ...place, y: label.height })
    const worked = setText(formula, 'small', { ...place, y: label.height + meaning.height })
    const told = {
      lines: [...meaning.lines, ...worked.lines],
      height: label.height + meaning.height + worked.height,
    }
    return labelled(label, told, { group, above: 9 })
  })
}

interface SetLines {
  readonly lines: readonly Line[]
  readonly height: number
}

/** An item of a list: its label, and what stands to it; over several pages where one has no room for it. */
function labelled(
  label: SetLines,
  told: SetLines,
  { group, above }: { readonly group: Group; readonly above: number },
): readonly Strip[] {
  const item = strip([], {
    tag: 'LI',
    group,
    above,
    height: Math.max(label.height, told.height),
    pieces: [
      { tag: 'Lbl', scope: null, lines: label.lines },
      { tag: 'LBody', scope: null, lines: told.lines },
    ],
  })
  return dividedStrip(item)
}
