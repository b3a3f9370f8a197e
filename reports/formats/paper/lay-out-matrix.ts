import type { PaperMatrix } from '../../documents/paper-form.ts'
import { ANSWER, STYLES } from './sheet.ts'
import { type Piece, type Shape, type Strip, strip } from './strip.ts'
import { baselineIn, centred, setText, type Typesetter } from './typesetter.ts'

const STEP_COLUMN = 25
/** Long words in it are broken, so that a scale of eleven steps leaves room for what is asked. */
const DONT_KNOW_COLUMN = 62
const BOX = 15
const ROW_PADDING = 4
const GAP = 10

/** Where a column is, from the left edge of the sheet. */
interface Column {
  readonly x: number
  readonly width: number
  /** The step; `null`: "vet inte". */
  readonly step: string | null
}

/** A table: its head, then a row for each item; the head stays with the first of them and comes again on each page. */
export function layOutMatrix(matrix: PaperMatrix, typesetter: Typesetter): readonly Strip[] {
  const group = { tag: 'Table' } as const
  const columns = columnsOf(matrix)
  const head: Strip = { ...headOf(matrix, columns, typesetter), group }
  const labels = { x: ANSWER.x, width: (columns[0]?.x ?? 0) - ANSWER.x - GAP, typesetter }
  const rows = matrix.rows.map(row => ({ ...rowOf(row, columns, labels), group, repeats: head }))
  return [head, ...rows]
}

/** To the right, so that the boxes of all tables with the same scale stand under one another. */
function columnsOf({ steps, dontKnow }: PaperMatrix): readonly Column[] {
  const last = dontKnow === null ? 0 : DONT_KNOW_COLUMN
  const first = ANSWER.x + ANSWER.width - last - steps.length * STEP_COLUMN
  const columns = steps.map((step, index) => ({
    x: first + index * STEP_COLUMN,
    width: STEP_COLUMN,
    step,
  }))
  if (dontKnow === null) return columns
  return [...columns, { x: ANSWER.x + ANSWER.width - last, width: last, step: null }]
}

function headOf(
  { dontKnow }: PaperMatrix,
  columns: readonly Column[],
  typesetter: Typesetter,
): Strip {
  const dontKnowLines = typesetter.wrap(dontKnow ?? '', 'small', DONT_KNOW_COLUMN - 4)
  const { leading, size } = STYLES.small
  const height = dontKnowLines.length * leading + ROW_PADDING
  const bottom = height - ROW_PADDING
  const pieces = columns.map((column): Piece => {
    const lines = column.step === null ? dontKnowLines : [column.step]
    const style = column.step === null ? 'small' : 'smallStrong'
    return {
      tag: 'TH',
      scope: 'Column',
      lines: lines.map((text, index) => ({
        text,
        style,
        x: column.x + (column.width - typesetter.widthOf(text, style)) / 2,
        baseline: bottom - (lines.length - index) * leading + baselineIn(leading, size),
      })),
    }
  })
  const corner: Piece = { tag: 'TD', scope: null, lines: [] }
  const shapes: readonly Shape[] = [{ kind: 'rule', x: ANSWER.x, y: height, width: ANSWER.width }]
  return strip([], {
    tag: 'TR',
    above: 3,
    height,
    pieces: [corner, ...pieces],
    shapes,
    keepsWithNext: true,
  })
}

function rowOf(
  { label, onlyIf }: PaperMatrix['rows'][number],
  columns: readonly Column[],
  place: { readonly x: number; readonly width: number; readonly typesetter: Typesetter },
): Strip {
  const asked = setText(label, 'body', { ...place, y: ROW_PADDING })
  const note =
    onlyIf === null
      ? { lines: [], height: 0 }
      : setText(onlyIf, 'small', { ...place, y: ROW_PADDING + asked.height })
  const height = Math.max(asked.height + note.height, BOX) + 2 * ROW_PADDING
  const cells = columns.map((column): Piece => ({
    tag: 'TD',
    scope: null,
    lines:
      column.step === null ? [] : [centred(column.step, { ...column, height }, place.typesetter)],
  }))
  const boxes = columns.map((column): Shape => ({
    kind: 'box',
    x: column.x + (column.width - BOX) / 2,
    y: (height - BOX) / 2,
    width: BOX,
    height: BOX,
  }))
  return strip([], {
    tag: 'TR',
    height,
    pieces: [{ tag: 'TH', scope: 'Row', lines: [...asked.lines, ...note.lines] }, ...cells],
    shapes: [...boxes, { kind: 'hairline', x: ANSWER.x, y: height, width: ANSWER.width }],
  })
}
