import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { describe, expect, it } from '@jest/globals'

import { digestOf } from '../../reports/results/canonical.ts'
import type { Store } from '../../server/store/store.ts'
import { surveyKey } from '../../surveys/survey.ts'
import {
  BENCH_ROUND,
  benchInvitation,
  benchResponse,
  benchRound,
  benchSurvey,
  frameEntry,
} from '../bench/bench-round.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { openDatabase, openFile } from './adapters.ts'

const WRITER = fileURLToPath(new URL('./export-answers.js', import.meta.url))
/** So many associations, with some thirty answers each: whole, a million answers and more. */
const MANY = extent(1500, 48_000)

interface Told {
  readonly size: number
  readonly rss: number
}

/** A closed round that promises to name, with that many responses. */
async function fill(store: Store): Promise<void> {
  const survey = { key: surveyKey(benchSurvey), digest: digestOf(benchSurvey), survey: benchSurvey }
  await store.insertSurvey(survey)
  const round = { ...benchRound, promise: 'named', closedAt: benchRound.opened!.at } as const
  await store.restoreRound({ round, wrappedLinkKey: null })
  const step = 2500
  for (let from = 0; from < MANY; from += step) {
    const numbers = Array.from({ length: Math.min(step, MANY - from) }, (_, at) => from + at)
    await store.restoreFrame(BENCH_ROUND, numbers.map(frameEntry))
    await store.restoreInvitations(numbers.map(number => benchInvitation(number, true)))
    await store.restoreResponses(numbers.map(named))
  }
}

function named(number: number) {
  const response = benchResponse(number)
  const { associationId: association } = frameEntry(number)
  return { ...response, content: { ...response.content, association } }
}

describe.each([
  { name: 'SQLite in a file', open: openFile, isHere: true },
  { name: 'MongoDB', open: openDatabase, isHere: MONGO_ADDRESS !== null },
])(`an export of ${MANY} responses: $name`, ({ name, open, isHere }) => {
  ;(isHere ? it : it.skip)('is never held in memory', async () => {
    const opened = await open()
    await fill(opened.store)
    const { stdout } = await promisify(execFile)(process.execPath, [WRITER, opened.address])
    await opened.remove()
    const { size, rss } = JSON.parse(stdout) as Told
    const answers = MANY * Object.keys(named(0).content.answers).length
    tellFigures('export', { name, responses: MANY, answers, megabytes: size / 1e6, rss })
    expect(size).toBeGreaterThan(100 * MANY)
    expect(rss).toBeLessThan(300e6)
  })
})
