import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { describe, expect, it } from '@jest/globals'

import { extent, tellFigures } from '../builders/extent.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { openDatabase, openFile } from './adapters.ts'
import { fillWithResponses } from './streamed-responses.ts'

const READER = fileURLToPath(new URL('./read-stream.js', import.meta.url))
const MANY = extent(5000, 100_000)

interface Told {
  readonly count: number
  readonly outOfOrder: number
  readonly characters: number
  readonly grew: number
  readonly rss: number
}

describe.each([
  { name: 'SQLite in a file', open: openFile, isHere: true },
  { name: 'MongoDB', open: openDatabase, isHere: MONGO_ADDRESS !== null },
])(`a stream of ${MANY} responses: $name`, ({ name, open, isHere }) => {
  ;(isHere ? it : it.skip)(
    'comes once each, in key order, and is never held in memory',
    async () => {
      const opened = await open()
      await fillWithResponses(opened.store, MANY)
      const args = ['--expose-gc', READER, opened.address]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      await opened.remove()
      const { count, outOfOrder, characters, grew, rss } = JSON.parse(stdout) as Told
      tellFigures('streams', { name, count, megabytes: characters / 1e6, grew, rss })
      expect([count, outOfOrder]).toStrictEqual([MANY, 0])
      // All of it would take a byte for each character, and more; a page is 500 of them.
      expect(grew).toBeLessThan(Math.min(0.7 * characters, 64e6))
      expect(rss).toBeLessThan(300e6)
    },
  )
})
