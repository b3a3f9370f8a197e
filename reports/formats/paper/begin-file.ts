import Pdf from 'pdfkit'

import { escapedXml } from '../safe-text.ts'
import type { DrawnLogo } from './draw-shape.ts'
import type { Drawing } from './draw-strip.ts'
import { printableIn } from './known-characters.ts'
import { STYLES } from './sheet.ts'
import { createTypesetter } from './typesetter.ts'

/** What a file is, besides what stands in it. */
export interface PaperFile {
  readonly title: string
  /** A BCP 47 tag. */
  readonly language: string
  readonly createdAt: Date
  readonly fonts: { readonly regular: Uint8Array; readonly bold: Uint8Array }
  readonly logo: DrawnLogo | null
  /** `#rrggbb`. */
  readonly frameColour: string
}

/** An empty PDF 1.7 that is to keep to PDF/UA-1, and everything that it is drawn with. */
export function beginFile({
  title,
  language,
  createdAt,
  fonts,
  logo,
  frameColour,
}: PaperFile): Drawing {
  const pdf = new Pdf({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { CreationDate: createdAt, Creator: 'Samverkansbarometern' },
  })
  pdf.registerFont('regular', Buffer.from(fonts.regular))
  pdf.registerFont('bold', Buffer.from(fonts.bold))
  pdf.appendXML(identification(title))
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const printable = printableIn(fonts.regular)
  const typesetter = createTypesetter((text, style) => {
    const { font, size } = STYLES[style]
    return pdf.font(font).fontSize(size).widthOfString(printable(text))
  })
  return { pdf, root, typesetter, printable, logo, frameColour }
}

/**
 * The title, and that the file keeps to PDF/UA-1. The library's own ways are not used: it does not escape a title,
 * and with its `subset` it writes a list of glyphs that leaves some out (CIDSet; ISO 14289-1, 7.21.4.2).
 */
function identification(title: string): string {
  const about = '<rdf:Description rdf:about=""'
  return [
    `${about} xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`,
    `${about} xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>`,
    `<rdf:li xml:lang="x-default">${escapedXml(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>`,
  ].join('')
}
