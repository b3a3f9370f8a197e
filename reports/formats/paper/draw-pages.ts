import type { PaperRunning } from '../../documents/paper-form.ts'
import {
  asArtefact,
  createGroups,
  type Drawing,
  drawStrip,
  drawText,
  type Element,
} from './draw-strip.ts'
import type { PlacedPage } from './paginate.ts'
import { LEFT, SHEET, type StyleName, STYLES, WIDTH } from './sheet.ts'
import { cutText } from './typesetter.ts'

/** What pages are put into, and what stands on each of them. */
export interface Bound {
  readonly element: Element
  readonly running: PaperRunning
  /** Is told of each page when it has been begun. */
  readonly begun: (page: PlacedPage, index: number) => void
}

/** Draws pages that have been laid out, with what stands on every page. */
export function drawPages(
  drawing: Drawing,
  pages: readonly PlacedPage[],
  { element, running, begun }: Bound,
): void {
  const parentOf = createGroups(drawing.pdf, element)
  for (const [index, page] of pages.entries()) {
    drawing.pdf.addPage()
    begun(page, index)
    drawRunning(drawing, running, { page: index + 1, count: pages.length })
    for (const placed of page) drawStrip(drawing, placed, parentOf)
  }
}

const HEAD_BASELINE = 42
const FOOT_BASELINE = SHEET.height - 36
const GAP = 16

/** What stands on every page: the number for whoever keys it in, the page for whoever finds it on the floor. */
function drawRunning(
  drawing: Drawing,
  { left, right, mark, pageOf }: PaperRunning,
  { page, count }: { readonly page: number; readonly count: number },
): void {
  const { pdf, typesetter } = drawing
  const fromRight = (text: string, style: StyleName) =>
    LEFT + WIDTH - typesetter.widthOf(text, style)
  const cut = (text: string, style: StyleName, width: number) =>
    cutText(text, width, part => typesetter.widthOf(part, style))
  const number = cut(right, 'strong', WIDTH / 2)
  const numberX = fromRight(number, 'strong')
  const told = pageOf(page, count)
  asArtefact(pdf, 'Pagination', () => {
    const named = cut(left, 'small', numberX - LEFT - GAP)
    drawText(drawing, named, { style: 'small', x: LEFT, y: HEAD_BASELINE })
    drawText(drawing, number, { style: 'strong', x: numberX, y: HEAD_BASELINE })
    drawMarks(drawing, mark ?? '', typesetter.widthOf(told, 'small') + GAP)
    drawText(drawing, told, { style: 'small', x: fromRight(told, 'small'), y: FOOT_BASELINE })
  })
}

/** Beside the page's number, on as many lines as they need. @param beside How much of the width is taken. */
function drawMarks(drawing: Drawing, marks: string, beside: number): void {
  const { leading } = STYLES.smallStrong
  const lines = drawing.typesetter.wrap(marks, 'smallStrong', WIDTH - beside)
  const first = lines.length > 1 ? FOOT_BASELINE - leading : FOOT_BASELINE
  for (const [index, line] of lines.entries()) {
    drawText(drawing, line, { style: 'smallStrong', x: LEFT, y: first + index * leading })
  }
}
