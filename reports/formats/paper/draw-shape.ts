import type { DrawnCode } from '../../documents/paper-form.ts'
import type { Shape } from './strip.ts'

/** The municipality's picture, and how large it is shown, in points. */
export interface DrawnLogo {
  /** A `data:` URL: the library puts a picture with the same address into a file once. */
  readonly source: string
  readonly width: number
  readonly height: number
}

/** What a shape is drawn on, and with. */
export interface ShapeDrawing {
  readonly pdf: PDFKit.PDFDocument
  readonly logo: DrawnLogo | null
  readonly frameColour: string
}

const INK = '#1a1a1a'
const PALE = '#a6a6a6'

/** Draws a shape of a strip. @param top Of the strip, in points from the top of the sheet. */
export function drawShape({ pdf, logo, frameColour }: ShapeDrawing, shape: Shape, top: number) {
  const { x } = shape
  const y = top + shape.y
  switch (shape.kind) {
    case 'box':
      return pdf.rect(x, y, shape.width, shape.height).lineWidth(0.8).stroke(INK)
    case 'circle': {
      const radius = shape.width / 2
      return pdf
        .circle(x + radius, y + radius, radius)
        .lineWidth(0.8)
        .stroke(INK)
    }
    case 'frame':
      return pdf.rect(x, y, shape.width, shape.height).lineWidth(0.8).stroke(PALE)
    case 'rule':
      return straight({ pdf, x, y, width: shape.width }).lineWidth(0.6).stroke(INK)
    case 'hairline':
      return straight({ pdf, x, y, width: shape.width }).lineWidth(0.4).stroke(PALE)
    case 'band':
      return straight({ pdf, x, y, width: shape.width }).lineWidth(2).stroke(frameColour)
    case 'code':
      return drawCode(pdf, shape.code, { x, y, width: shape.width })
    case 'logo':
      return logo === null ? pdf : pdf.image(logo.source, x, y, { height: shape.height })
  }
}

/** Black on the white of the paper, with the quiet zone that is a part of it. */
function drawCode(
  pdf: PDFKit.PDFDocument,
  { size, path }: DrawnCode,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): PDFKit.PDFDocument {
  return pdf
    .save()
    .translate(x, y)
    .scale(width / size)
    .path(path)
    .fill('#000000')
    .restore()
}

function straight({
  pdf,
  x,
  y,
  width,
}: {
  readonly pdf: PDFKit.PDFDocument
  readonly x: number
  readonly y: number
  readonly width: number
}): PDFKit.PDFDocument {
  return pdf.moveTo(x, y).lineTo(x + width, y)
}
