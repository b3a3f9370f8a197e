import { deflateRawSync, inflateRawSync } from 'node:zlib'

import type { Table } from '../../../reports/documents/document.ts'
import { answersCsv } from '../../../reports/formats/csv/answers-csv.ts'
import { writeWorkbook } from '../../../reports/formats/xlsx/write-workbook.ts'
import { loadTexts } from '../../../server/rendering/texts.ts'

/** What it takes to write so many rows: `export-rows.js csv | blocks | xlsx ROWS`. */
export interface ExportedRows {
  readonly cpuMs: number
  readonly peakMb: number
  /** Of one deflate of the same XML; 0 for what is no workbook. */
  readonly deflateCpuMs: number
}

const COLUMNS = 20
const BATCH = 500
const [, , form = 'csv', count = '1000'] = process.argv
const rows = Number(count)
const columns = Array.from({ length: COLUMNS }, (_, column) => `kolumn.${column}`)
const rowAt = (row: number) =>
  columns.map((_, column) => (column % 4 === 0 ? `Idrott ${row % 9}` : (row * column) % 6))

function* batches() {
  for (let from = 0; from < rows; from += BATCH) {
    const length = Math.min(BATCH, rows - from)
    yield Array.from({ length }, (_, index) => rowAt(from + index))
  }
}

async function* allBatches() {
  yield* batches()
}

let written = 0

async function writeCsv(): Promise<void> {
  for await (const piece of answersCsv({ columns, batches: allBatches() } as never, 'plain')) {
    written += piece.length
  }
}

/** The least that a table can cost: the same values in blocks, with nothing looked at. */
function writeBlocks(): void {
  for (const batch of batches()) {
    written += batch.map(row => row.map(value => `"${value}"`).join(',')).join('\r\n').length
  }
}

const table = (): Table => ({
  caption: 'Rader',
  columns: columns.map(text => ({ text, anchor: null })),
  rows: Array.from({ length: rows }, (_, row) => ({
    header: `Rad ${row}`,
    anchor: null,
    isTotal: false,
    cells: rowAt(row)
      .slice(1)
      .map(value => ({ figure: { value: Number(value) || 0 }, unit: 'score' as const })),
  })),
})

async function writeXlsx(): Promise<Uint8Array> {
  const document = {
    title: 'Rader',
    synthetic: true,
    isPilot: false,
    preliminary: false,
    uncertified: false,
    sections: [{ kind: 'table' as const, table: table() }],
  }
  const about = {
    label: null,
    municipality: 'Exempelby',
    logo: null,
    registryNumber: null,
    marks: [],
    about: [],
  }
  const writtenAt = '2026-11-26T12:00:00.000Z'
  return writeWorkbook({ document, ...about, writtenAt }, loadTexts('sv'))
}

/** The largest file of a workbook, deflated once more. */
function deflateAgain(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  let at = view.getUint32(end + 16, true)
  const files = Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const [size, name, extra, comment] = [
      view.getUint32(at + 20, true),
      ...[28, 30, 32].map(place => view.getUint16(at + place, true)),
    ]
    const local = view.getUint32(at + 42, true)
    at += 46 + name! + extra! + comment!
    return { size, local }
  })
  const { size, local } = files.toSorted((a, b) => b.size - a.size)[0]!
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const xml = inflateRawSync(zip.subarray(from, from + size))
  return cpuOf(() => deflateRawSync(xml))
}

function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const before = process.cpuUsage()
let zip: Uint8Array | null = null
if (form === 'csv') await writeCsv()
else if (form === 'blocks') writeBlocks()
else zip = await writeXlsx()
const { user, system } = process.cpuUsage(before)
const exported: ExportedRows = {
  cpuMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  deflateCpuMs: zip === null ? 0 : deflateAgain(zip),
}
if (zip === null && written === 0) throw new Error('nothing was written')
process.stdout.write(JSON.stringify(exported))
