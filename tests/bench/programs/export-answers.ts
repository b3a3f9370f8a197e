import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { keepSmall } from '../../../server/cli/keep-small.ts'
import { answerFile } from '../../../server/rendering/answer-files.ts'
import { loadTexts } from '../../../server/rendering/texts.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND } from '../bench-round.ts'
import { openRows } from '../stored-rows.ts'

/** What it took to write every answer of a store to a file. */
export interface ExportedAnswersTold {
  readonly cpuMs: number
  readonly peakMb: number
  readonly mb: number
}

/**
 * `export-answers.js csv|xlsx|plain ADDRESS FILE`: as `barometer responses export` does; `plain` is the floor, the same
 * answers straight from the driver in blocks, with nothing looked at. `close` ends the time to answer first.
 */
const [, , form = '', address = '', path = ''] = process.argv

type Pieces = AsyncIterable<string | Uint8Array>

async function* plainPieces(): Pieces {
  const rows = await openRows(address)
  for await (const { sector, answers } of rows.read()) {
    const values = [...answers].map(([, value]) => `"${String(value)}"`)
    yield `${[sector, ...values].join(',')}\r\n`
  }
  await rows.close()
}

/** As many rows at a time as the product writes. */
async function* inBlocks(pieces: Pieces): Pieces {
  let block: (string | Uint8Array)[] = []
  for await (const piece of pieces) {
    if (block.push(piece) < 250) continue
    yield block.join('')
    block = []
  }
  yield block.join('')
}

async function exportTo(file: string): Promise<number> {
  if (form === 'plain') return write(inBlocks(plainPieces()), file)
  const store = await openBenchStore(address)
  const { answerExports } = benchContainer(store)
  const exported = await answerExports.exportAnswers(BENCH_ROUND)
  const bytes = await write(
    answerFile(exported, form === 'xlsx' ? 'xlsx' : 'csv', loadTexts('sv')),
    file,
  )
  await store.close()
  return bytes
}

async function write(pieces: Pieces, file: string): Promise<number> {
  const target = createWriteStream(file)
  await pipeline(Readable.from(pieces, { objectMode: false }), target)
  return target.bytesWritten
}

if (form === 'close') {
  const store = await openBenchStore(address)
  await benchContainer(store).rounds.closeRound(BENCH_ROUND)
  await store.close()
} else {
  keepSmall()
  const before = process.cpuUsage()
  const bytes = await exportTo(path)
  const { user, system } = process.cpuUsage(before)
  const told: ExportedAnswersTold = {
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    mb: bytes / 1024 / 1024,
  }
  process.stdout.write(JSON.stringify(told))
}
