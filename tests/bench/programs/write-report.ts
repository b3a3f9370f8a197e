import { readFileSync } from 'node:fs'

import type { Section, Table } from '../../../reports/documents/document.ts'
import type { FiledDocument } from '../../../reports/documents/filed-document.ts'
import { dotChart } from '../../../reports/figures/dot-chart.ts'
import { createLettering } from '../../../reports/formats/figure/lettering.ts'
import { openPngWriter } from '../../../reports/formats/figure/write-png.ts'
import { writeSvg } from '../../../reports/formats/figure/write-svg.ts'
import { beginFile } from '../../../reports/formats/paper/begin-file.ts'
import { drawPages } from '../../../reports/formats/paper/draw-pages.ts'
import { LEFT, TOP } from '../../../reports/formats/paper/sheet.ts'
import type { Picture } from '../../../reports/formats/paper/strip.ts'
import { layOutReport } from '../../../reports/formats/pdf/lay-out-report.ts'
import { writePdf } from '../../../reports/formats/pdf/write-pdf.ts'
import { createSeededRandom } from '../../../server/demo/seeded-random.ts'
import { paperFile, readFonts } from '../../../server/rendering/paper-file.ts'
import { loadTexts } from '../../../server/rendering/texts.ts'

/** What a PDF with 12 charts and 20 tables takes: `write-report.js vectors | pictures`. */
export interface WrittenReport {
  readonly ms: number
  readonly cpuMs: number
  readonly peakMb: number
  readonly kB: number
}

const ROWS = 12
const say = loadTexts('sv')
const random = createSeededRandom('charts')
const numbers = [...random.bytes(12 * ROWS)].map(byte => 1 + byte / 64)

const table = (number: number): Table => ({
  caption: `Medelbetyg per sektor, del ${number}`,
  columns: ['Sektor', 'n', 'Medelbetyg', 'Andel 4–5'].map(text => ({ text, anchor: null })),
  rows: Array.from({ length: ROWS }, (_, row) => ({
    header: `Sektor nummer ${row}`,
    anchor: null,
    isTotal: false,
    cells: ['40', '3,2', '41 %'].map(text => ({ text })),
  })),
})

const figure = (number: number): Section => ({
  kind: 'figure',
  title: `Medelbetyg per sektor ${number}`,
  description: 'Punkterna visar medelbetyget, och strecken osäkerheten.',
  chart: dotChart({
    rows: Array.from({ length: ROWS }, (_, row) => {
      const mean = numbers[number * ROWS + row]!
      const at = { mean, interval: [mean - 0.3, mean + 0.3] as const }
      const isTotal = row === ROWS - 1
      return { label: `Sektor nummer ${row}`, base: '40', gap: '', isTotal, first: at, second: at }
    }),
    bases: 'n',
    axis: { min: 1, max: 5, step: 1 },
    series: { first: '2019', second: '2022' },
  }),
  table: table(number),
})

const filed: FiledDocument = {
  document: {
    title: 'Tolv diagram och tjugo tabeller',
    synthetic: true,
    isPilot: false,
    preliminary: false,
    uncertified: false,
    sections: [
      ...Array.from({ length: 12 }, (_, number) => figure(number)),
      ...Array.from({ length: 8 }, (_, n) => ({ kind: 'table' as const, table: table(n) })),
    ],
  },
  label: null,
  municipality: 'Exempelby kommun',
  logo: null,
  registryNumber: null,
  marks: ['SYNTETISKA EXEMPELDATA'],
  about: [],
  writtenAt: '2026-11-26T12:00:00.000Z',
}
const file = paperFile({
  title: filed.document.title,
  language: 'sv',
  createdAt: new Date(filed.writtenAt),
  theme: { colour: '#1f5f8b' },
})

/** The same pages with each chart as the PNG that Word is given. */
async function writePictures(): Promise<Uint8Array> {
  const lettering = createLettering(readFonts())
  const program = new URL(
    '../../../../node_modules/@resvg/resvg-wasm/index_bg.wasm',
    import.meta.url,
  )
  const writePng = await openPngWriter(() => readFileSync(program))
  const drawing = beginFile(file)
  const { pdf, root, typesetter, logo } = drawing
  const pages = layOutReport(filed, logo, { say, typesetter, lettering })
  const element = pdf.struct('Sect')
  root.add(element)
  const pngOf = ({ alt, drawn }: Picture) =>
    writePng(writeSvg(drawn, { title: alt, description: alt }, lettering), 3)
  const without = pages.map(page =>
    page.map(placed => ({ ...placed, strip: { ...placed.strip, picture: null } })),
  )
  const begun = (_: unknown, index: number) => {
    for (const { strip, y } of pages[index]!) {
      if (strip.picture === null) continue
      const { drawn, scale } = strip.picture
      pdf.image(Buffer.from(pngOf(strip.picture)), LEFT, TOP + y, { width: drawn.width * scale })
    }
  }
  const pageOf = (page: number, count: number) => say('paper.page', { page, count })
  const running = { left: filed.document.title, right: '', mark: null, pageOf }
  drawPages(drawing, without, { element, running, begun })
  root.end()
  pdf.end()
  const pieces: Buffer[] = []
  for await (const piece of pdf as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

const startedAt = performance.now()
const before = process.cpuUsage()
const bytes =
  process.argv[2] === 'vectors' ? await writePdf(filed, file, say) : await writePictures()
const { user, system } = process.cpuUsage(before)
const written: WrittenReport = {
  ms: performance.now() - startedAt,
  cpuMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  kB: bytes.length / 1000,
}
process.stdout.write(JSON.stringify(written))
