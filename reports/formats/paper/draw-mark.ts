import type { Mark, PathMark, Stroke } from '../figure/drawn-chart.ts'
import type { Printable } from './known-characters.ts'

/** Draws a mark of a chart: lines stay lines, and text stays text, in the font of the document. */
export function drawMark(pdf: PDFKit.PDFDocument, mark: Mark, printable: Printable): void {
  if (mark.kind === 'path') {
    drawPath(pdf, mark)
    return
  }
  const { text, x, y, face, colour } = mark
  pdf.font(face.weight).fontSize(face.size).fillColor(colour)
  pdf.text(printable(text), x, y, { lineBreak: false, baseline: 'alphabetic' })
}

function drawPath(pdf: PDFKit.PDFDocument, { path, fill, stroke }: PathMark): void {
  pdf.path(path)
  if (stroke !== null) takePen(pdf, stroke)
  if (fill !== null && stroke !== null) pdf.fillAndStroke(fill, stroke.colour)
  else if (stroke !== null) pdf.stroke(stroke.colour)
  else if (fill !== null) pdf.fill(fill)
}

function takePen(pdf: PDFKit.PDFDocument, { width, dash: [stroke, space] }: Stroke): void {
  pdf.lineWidth(width)
  if (stroke === undefined) pdf.undash()
  else pdf.dash(stroke, { space: space ?? stroke })
}
