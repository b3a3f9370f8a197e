import type { Definition, Fact } from '../../documents/document.ts'
import { LEFT, WIDTH } from '../paper/sheet.ts'
import { type Group, type Line, type Strip, strip } from '../paper/strip.ts'
import { setText, type Typesetter } from '../paper/typesetter.ts'
import { dividedStrip } from './divided-strip.ts'

const BULLET = '•'
const BULLET_X = LEFT + 4
const ITEM_X = LEFT + 18

/** Items with a dot before each. */
export function layOutList(items: readonly string[], typesetter: Typesetter): readonly Strip[] {
  const group = { tag: 'L' } as const
  return items.flatMap((item, index) => {
    const dot = setText(BULLET, 'body', { x: BULLET_X, width: ITEM_X - BULLET_X, typesetter })
    const told = setText(item, 'body', { x: ITEM_X, width: LEFT + WIDTH - ITEM_X, typesetter })
    return labelled(dot, told, { group, above: index === 0 ? 6 : 3 })
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
