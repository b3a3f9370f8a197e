import { deflateRawSync } from 'node:zlib'

import { answersCsv } from '../../../reports/formats/csv/answers-csv.ts'
import {
  type AnswersFile,
  answersWorkbook,
} from '../../../reports/formats/xlsx/answers-workbook.ts'
import { sheetXml } from '../../../reports/formats/xlsx/sheet-xml.ts'
import { packedWorkbook } from '../../../server/rendering/packed-workbook.ts'
import { loadTexts } from '../../../server/rendering/texts.ts'

/** What it takes to write so many rows: `export-rows.js csv | blocks | xlsx | deflate ROWS`. */
export interface ExportedRows {
  readonly cpuMs: number
  readonly peakMb: number
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

const answers = (): AnswersFile => ({
  about: { title: 'Rader', creator: 'Exempelby', writtenAt: '2026-11-26T12:00:00.000Z' },
  table: { shape: 'rows', columns, variables: [], batches: allBatches() },
  codebook: [],
})
const workbook = () => answersWorkbook(answers(), loadTexts('sv'))

async function writeXlsx(): Promise<void> {
  for await (const piece of packedWorkbook(workbook())) written += piece.length
}

/** The least that a workbook can cost: the XML of its sheet, which is there already, packed once. */
async function xmlOfSheet(): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of sheetXml(workbook().sheets[0]!)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const WRITERS: Readonly<Record<string, () => Promise<void>>> = {
  csv: writeCsv,
  blocks: async () => writeBlocks(),
  xlsx: writeXlsx,
}

/** What the form is written by: what only the floor needs is made before the clock starts. */
async function writerOf(form: string): Promise<() => Promise<void>> {
  if (form !== 'deflate') return WRITERS[form]!
  const xml = await xmlOfSheet()
  return async () => {
    written = deflateRawSync(xml).length
  }
}

const write = await writerOf(form)
const before = process.cpuUsage()
await write()
const { user, system } = process.cpuUsage(before)
if (written === 0) throw new Error('nothing was written')
const exported: ExportedRows = {
  cpuMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
process.stdout.write(JSON.stringify(exported))
