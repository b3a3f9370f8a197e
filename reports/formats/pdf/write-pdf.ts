import type { Say } from '../../documents/document.ts'
import type { FiledDocument } from '../../documents/filed-document.ts'
import type { PaperRunning } from '../../documents/paper-form.ts'
import { createLettering } from '../figure/lettering.ts'
import { beginFile, type PaperFile } from '../paper/begin-file.ts'
import { drawPages } from '../paper/draw-pages.ts'
import type { PlacedPage } from '../paper/paginate.ts'
import { layOutReport } from './lay-out-report.ts'

/**
 * A document as a PDF that anyone can have read to them (PDF/UA-1), with bookmarks. The same document gives the same
 * bytes.
 */
export async function writePdf(
  filed: FiledDocument,
  file: PaperFile,
  say: Say,
): Promise<Uint8Array> {
  const drawing = beginFile(file)
  const { pdf, root, typesetter, logo } = drawing
  const pages = layOutReport(filed, logo, {
    say,
    typesetter,
    lettering: createLettering(file.fonts),
  })
  const element = pdf.struct('Sect')
  root.add(element)
  drawPages(drawing, pages, { element, running: runningOf(filed, say), begun: bookmarksIn(pdf) })
  root.end()
  pdf.end()
  const pieces: Buffer[] = []
  for await (const piece of pdf as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** What tells of a loose page whose it is. */
function runningOf(
  { document, municipality, registryNumber, marks }: FiledDocument,
  say: Say,
): PaperRunning {
  return {
    left: `${municipality} · ${document.title}`,
    right: registryNumber ?? '',
    mark: marks.length === 0 ? null : marks.join(' · '),
    pageOf: (page, count) => say('paper.page', { page, count }),
  }
}

/** Adds the headings of each page to the bookmarks, parts within their chapters. */
function bookmarksIn(pdf: PDFKit.PDFDocument): (page: PlacedPage) => void {
  let chapter = pdf.outline
  return page => {
    for (const { strip } of page) {
      if (strip.entry === null) continue
      const { level, text } = strip.entry
      if (level === 2) chapter = pdf.outline.addItem(text)
      else chapter.addItem(text)
    }
  }
}
