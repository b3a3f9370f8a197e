import { readFileSync } from 'node:fs'

import { beforeAll, describe, expect, it } from '@jest/globals'

import { acceptedFile, goldenReports } from './reports.ts'

const NAMES = [
  'result.txt',
  'result.csv',
  'result.json',
  'comparison.txt',
  'comparison.excel.csv',
  'comparison.json',
]

describe('a whole report', () => {
  let reports: ReadonlyMap<string, string>
  beforeAll(async () => {
    reports = await goldenReports()
  })

  it.each(NAMES)('is what was accepted, to the byte: %s', name => {
    expect(reports.get(name)).toBe(readFileSync(acceptedFile(name), 'utf8'))
  })

  it('is the same when it is made again', async () => {
    expect(await goldenReports()).toEqual(reports)
  })
})
