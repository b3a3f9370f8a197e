import type { Mark, Spot } from './strip.ts'

const LINE_WIDTH = 1.5

/** Draws a mark of a picture as vectors. @param top Of its strip, in points from the top of the sheet. */
export function drawMark(pdf: PDFKit.PDFDocument, mark: Mark, top: number): void {
  if (mark.kind === 'line') {
    follow(pdf, mark.points, top).lineWidth(mark.width).stroke(mark.colour)
    return
  }
  const { x, y } = mark.at
  const outlined =
    mark.kind === 'circle'
      ? pdf.circle(x, top + y, mark.radius)
      : follow(pdf, diamond(mark.at, mark.radius), top).closePath()
  // What is hollow covers the lines that it stands on.
  outlined.lineWidth(LINE_WIDTH).fillAndStroke(mark.isFilled ? mark.colour : PAPER, mark.colour)
}

const PAPER = '#ffffff'

function follow(pdf: PDFKit.PDFDocument, points: readonly Spot[], top: number): PDFKit.PDFDocument {
  for (const [index, { x, y }] of points.entries()) {
    if (index === 0) pdf.moveTo(x, top + y)
    else pdf.lineTo(x, top + y)
  }
  return pdf
}

function diamond({ x, y }: Spot, radius: number): readonly Spot[] {
  return [
    { x, y: y - radius },
    { x: x + radius, y },
    { x, y: y + radius },
    { x: x - radius, y },
  ]
}
