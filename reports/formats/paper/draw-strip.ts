import { drawMark } from './draw-mark.ts'
import { drawShape, type ShapeDrawing } from './draw-shape.ts'
import type { Printable } from './known-characters.ts'
import type { PlacedStrip } from './paginate.ts'
import { type StyleName, STYLES, TOP } from './sheet.ts'
import type { Group, Line, Picture, Piece, Strip } from './strip.ts'
import type { Typesetter } from './typesetter.ts'

export type Element = ReturnType<PDFKit.PDFDocument['struct']>
type Options = PDFKit.Mixins.StructureElementOptions

/** What documents are drawn on, and with. */
export interface Drawing extends ShapeDrawing {
  /** The element of the document that everything becomes a part of. */
  readonly root: Element
  readonly typesetter: Typesetter
  readonly printable: Printable
}

/** Gives the element that a strip is to be put into: a table or a list is made by its first strip. */
export function createGroups(pdf: PDFKit.PDFDocument, part: Element): (strip: Strip) => Element {
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

/** Draws a strip: each text in an element that says what it is, everything else as an artefact. */
export function drawStrip(
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
  if (lines.length === 0 && strip.picture === null) return
  if (isRepeated) {
    asArtefact(pdf, 'Pagination', () => drawLines(drawing, lines, top))
    return
  }
  const element = pdf.struct(strip.tag, { ...pictureOptions(strip, top), ...languageOf(strip) })
  parentOf(strip).add(element)
  drawPicture(drawing, element, { picture: strip.picture, top })
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

/** What a picture is in words, and where on the sheet it is. */
function pictureOptions({ picture }: Strip, top: number): Options {
  if (picture === null) return {}
  const { alt, x, scale, drawn } = picture
  const y = top + picture.y
  const bbox = [x, y, x + drawn.width * scale, y + drawn.height * scale] as const
  return { alt, bbox } as Options
}

function languageOf({ language }: Strip): Options {
  return language === null ? {} : { lang: language }
}

function drawPicture(
  { pdf, printable }: Drawing,
  element: Element,
  { picture, top }: { readonly picture: Picture | null; readonly top: number },
): void {
  if (picture === null) return
  element.add(() => {
    pdf
      .save()
      .translate(picture.x, top + picture.y)
      .scale(picture.scale)
    for (const mark of picture.drawn.marks) drawMark(pdf, mark, printable)
    pdf.restore()
  })
}

/** The library takes a scope, as it takes a place, but its types know neither. */
function scopeOf(scope: Piece['scope']): Options {
  return scope === null ? {} : ({ scope } as Options)
}

function drawLines(drawing: Drawing, lines: readonly Line[], top: number): void {
  for (const { text, style, x, baseline } of lines) {
    drawText(drawing, text, { style, x, y: top + baseline })
  }
}

export function drawText(
  { pdf, printable }: Drawing,
  text: string,
  { style, x, y }: { readonly style: StyleName; readonly x: number; readonly y: number },
): void {
  if (text === '') return
  const { font, size, colour } = STYLES[style]
  pdf.font(font).fontSize(size).fillColor(colour)
  pdf.text(printable(text), x, y, { lineBreak: false, baseline: 'alphabetic' })
}

/** What is seen and not read. */
export function asArtefact(
  pdf: PDFKit.PDFDocument,
  type: 'Layout' | 'Pagination',
  draw: () => void,
): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}
