import { rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { writeWhole } from '../../server/cli/write-file.ts'
import { keepSmall } from '../../server/cli/keep-small.ts'
import { answerFile } from '../../server/rendering/answer-files.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import { benchContainer, openBenchStore } from '../bench/bench-container.ts'
import { BENCH_ROUND } from '../bench/bench-round.ts'

/**
 * Run as a process of its own: writes the answers of the round of a store to a file, as `barometer responses export`
 * does, and tells as JSON how large it came to be and how much memory the process had at most.
 */
const [, , address = ''] = process.argv
keepSmall()
const store = await openBenchStore(address)
const exported = await benchContainer(store).answerExports.exportAnswers(BENCH_ROUND)
const path = join(tmpdir(), `barometer-export-${process.pid}.csv`)
await writeWhole([{ path, pieces: answerFile(exported, 'csv', loadTexts('sv')) }])
await store.close()
const { size } = statSync(path)
rmSync(path)
process.stdout.write(JSON.stringify({ size, rss: process.resourceUsage().maxRSS * 1024 }))
