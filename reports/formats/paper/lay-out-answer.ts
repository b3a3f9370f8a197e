import type { PaperAnswer } from '../../documents/paper-form.ts'
import { layOutMatrix } from './lay-out-matrix.ts'
import { ANSWER, STYLES } from './sheet.ts'
import { type Group, type Shape, type Strip, strip } from './strip.ts'
import { centred, setText, type Typesetter } from './typesetter.ts'

/** A box with room for a cross, and for the step that stands in it. */
const STEP_BOX = 20
const STEP_PITCH = 29
/** A box before words. */
const TICK_BOX = 11
const TICK_PITCH = 20
/** Room for a line of handwriting. */
const WRITING_PITCH = 24
const SHORT_LINE = 150
/** A unit stands beside the line that its number is written on. */
const UNIT_TOP = WRITING_PITCH - STYLES.body.leading + 3
const GAP = 8

/** Room for an answer, as strips: the last is free of what comes after, and so are those that can be divided. */
export function layOutAnswer(answer: PaperAnswer, typesetter: Typesetter): readonly Strip[] {
  switch (answer.kind) {
    case 'scale':
      return layOutScale(answer, typesetter)
    case 'matrix':
      return layOutMatrix(answer, typesetter)
    case 'choices': {
      const group = { tag: 'L' } as const
      const shape = answer.isSeveral ? 'box' : 'circle'
      return answer.labels.map((label, index) => ({
        ...tick(label, { shape, typesetter, group }),
        above: index === 0 ? 3 : 0,
      }))
    }
    case 'lines':
      return [layOutLines(answer, typesetter), ...dontKnowStrips(answer.dontKnow, typesetter)]
  }
}

function layOutScale(
  { steps, dontKnow }: PaperAnswer & { readonly kind: 'scale' },
  typesetter: Typesetter,
): readonly Strip[] {
  const lines = steps.map((step, index) => {
    const x = ANSWER.x + index * STEP_PITCH
    return centred(step, { x, width: STEP_BOX, height: STEP_BOX }, typesetter)
  })
  const shapes = steps.map((_, index): Shape => ({
    kind: 'box',
    x: ANSWER.x + index * STEP_PITCH,
    y: 0,
    width: STEP_BOX,
    height: STEP_BOX,
  }))
  const row = strip(lines, { above: 3, height: STEP_BOX, shapes })
  return [row, ...dontKnowStrips(dontKnow, typesetter)]
}

function dontKnowStrips(dontKnow: string | null, typesetter: Typesetter): readonly Strip[] {
  if (dontKnow === null) return []
  return [{ ...tick(dontKnow, { shape: 'box', typesetter, group: null }), above: 5 }]
}

/** Words with a box before them; in a list, one of its items. */
function tick(
  label: string,
  {
    shape,
    typesetter,
    group,
  }: {
    readonly shape: 'box' | 'circle'
    readonly typesetter: Typesetter
    readonly group: Group | null
  },
): Strip {
  const x = ANSWER.x + TICK_BOX + GAP
  const place = { x, width: ANSWER.width - TICK_BOX - GAP, y: 2, typesetter }
  const { lines, height } = setText(label, 'body', place)
  const box = { x: ANSWER.x, y: 4, width: TICK_BOX, height: TICK_BOX }
  return strip([], {
    tag: group === null ? 'P' : 'LI',
    group,
    height: height + TICK_PITCH - STYLES.body.leading,
    pieces: [{ tag: group === null ? null : 'LBody', scope: null, lines }],
    shapes: [{ kind: shape, ...box }],
  })
}

function layOutLines(
  { count, isShort, unit }: PaperAnswer & { readonly kind: 'lines' },
  typesetter: Typesetter,
): Strip {
  const width = isShort ? SHORT_LINE : ANSWER.width
  const shapes = Array.from({ length: count }, (_, index): Shape => ({
    kind: 'rule',
    x: ANSWER.x,
    y: (index + 1) * WRITING_PITCH,
    width,
  }))
  const x = ANSWER.x + width + GAP
  const place = { x, width: ANSWER.x + ANSWER.width - x, y: UNIT_TOP, typesetter }
  const told = unit === null ? { lines: [], height: 0 } : setText(unit, 'body', place)
  const height = Math.max(count * WRITING_PITCH + 2, UNIT_TOP + told.height)
  return strip(told.lines, { height, shapes })
}
