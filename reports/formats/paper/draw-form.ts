import type { PaperForm } from '../../documents/paper-form.ts'
import type { PlacedPage, PlacedStrip } from './paginate.ts'
import { drawShape, type ShapeDrawing } from './draw-shape.ts'
import type { Printable } from './known-characters.ts'
import { LEFT, SHEET, type StyleName, STYLES, TOP, WIDTH } from './sheet.ts'
import type { Group, Line, Piece, Strip } from './strip.ts'
import { cutText, type Typesetter } from './typesetter.ts'

type Element = ReturnType<PDFKit.PDFDocument['struct']>

/** What forms are drawn on, and with. */
export interface Drawing extends ShapeDrawing {
  /** The element of the document that each form becomes a part of. */
  readonly root: Element
  readonly typesetter: Typesetter
  readonly printable: Printable
}

/** Draws a form that has been laid out: each text in an element that says what it is, everything else as an artefact. */
export function drawForm(drawing: Drawing, form: PaperForm, pages: readonly PlacedPage[]): void {
  const { pdf, root } = drawing
  const part = pdf.struct('Part', { title: form.name })
  root.add(part)
  const parentOf = createGroups(pdf, part)
  for (const [index, page] of pages.entries()) {
    pdf.addPage()
    if (index === 0) pdf.outline.addItem(form.name)
    drawRunning(drawing, form, { page: index + 1, count: pages.length })
    for (const placed of page) drawStrip(drawing, placed, parentOf)
  }
  part.end()
}

/** Gives the element that a strip is to be put into: a table or a list is made by its first strip. */
function createGroups(pdf: PDFKit.PDFDocument, part: Element): (strip: Strip) => Element {
  let open: { readonly group: Group; readonly element: Element } | null = null
  return ({ group }) => {
    if (group === null) return part
    if (open?.group !== group) {
      const element = pdf.struct(group.tag)
      part.add(element)
      open = { group, element }
    }
    return open.element
  }
}

function drawStrip(
  drawing: Drawing,
  { strip, y, isRepeated }: PlacedStrip,
  parentOf: (strip: Strip) => Element,
): void {
  const { pdf } = drawing
  const top = TOP + y
  if (strip.shapes.length > 0) {
    asArtefact(pdf, 'Layout', () => {
      for (const shape of strip.shapes) drawShape(drawing, shape, top)
    })
  }
  const lines = strip.pieces.flatMap(piece => piece.lines)
  // Lines to write on say nothing.
  if (lines.length === 0) return
  if (isRepeated) {
    asArtefact(pdf, 'Pagination', () => drawLines(drawing, lines, top))
    return
  }
  const element = pdf.struct(strip.tag)
  parentOf(strip).add(element)
  for (const piece of strip.pieces) drawPiece(drawing, element, { piece, top })
  element.end()
}

function drawPiece(
  drawing: Drawing,
  parent: Element,
  { piece, top }: { readonly piece: Piece; readonly top: number },
): void {
  const { tag, scope, lines } = piece
  if (tag === null) {
    if (lines.length > 0) parent.add(() => drawLines(drawing, lines, top))
    return
  }
  const element = drawing.pdf.struct(tag, scopeOf(scope))
  parent.add(element)
  if (lines.length > 0) element.add(() => drawLines(drawing, lines, top))
  element.end()
}

/** The library takes a scope, but its types do not know it. */
function scopeOf(scope: Piece['scope']): PDFKit.Mixins.StructureElementOptions {
  return scope === null ? {} : ({ scope } as PDFKit.Mixins.StructureElementOptions)
}

function drawLines(drawing: Drawing, lines: readonly Line[], top: number): void {
  for (const { text, style, x, baseline } of lines) {
    drawText(drawing, text, { style, x, y: top + baseline })
  }
}

function drawText(
  { pdf, printable }: Drawing,
  text: string,
  { style, x, y }: { readonly style: StyleName; readonly x: number; readonly y: number },
): void {
  if (text === '') return
  const { font, size, colour } = STYLES[style]
  pdf.font(font).fontSize(size).fillColor(colour)
  pdf.text(printable(text), x, y, { lineBreak: false, baseline: 'alphabetic' })
}

const HEAD_BASELINE = 42
const FOOT_BASELINE = SHEET.height - 36
const GAP = 16

/** What stands on every page: the number for whoever keys it in, the page for whoever finds it on the floor. */
function drawRunning(
  drawing: Drawing,
  { running }: PaperForm,
  { page, count }: { readonly page: number; readonly count: number },
): void {
  const { left, right, mark, pageOf } = running
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
    if (mark !== null) {
      drawText(drawing, mark, { style: 'smallStrong', x: LEFT, y: FOOT_BASELINE })
    }
    drawText(drawing, told, { style: 'small', x: fromRight(told, 'small'), y: FOOT_BASELINE })
  })
}

function asArtefact(
  pdf: PDFKit.PDFDocument,
  type: 'Layout' | 'Pagination',
  draw: () => void,
): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}
