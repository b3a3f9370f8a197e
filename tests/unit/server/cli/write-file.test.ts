import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { writeWhole } from '../../../../server/cli/write-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) {
    if (text === 'fault') throw new Error('the fault')
    yield Buffer.from(text)
  }
}

describe('a file that is written piece by piece', () => {
  it('holds all of them, and only its owner may read it', async () => {
    const path = join(folder, 'blanketter.pdf')
    await writeWhole([{ path, pieces: pieces('ett', 'två', 'tre') }])
    expect(readFileSync(path, 'utf8')).toBe('etttvåtre')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['blanketter.pdf'])
  })

  it('is as it was before, with nothing beside it, when a piece cannot be made', async () => {
    const path = join(folder, 'blanketter.pdf')
    writeFileSync(path, 'den gamla')
    await expect(writeWhole([{ path, pieces: pieces('ett', 'fault') }])).rejects.toThrow(
      'the fault',
    )
    expect(readFileSync(path, 'utf8')).toBe('den gamla')
    expect(readdirSync(folder)).toEqual(['blanketter.pdf'])
  })

  it('is refused with its name where nothing can be written', async () => {
    const path = join(folder, 'saknas', 'blanketter.pdf')
    await expect(writeWhole([{ path, pieces: pieces('ett') }])).rejects.toMatchObject({
      code: 'file/unwritable',
      values: { path },
    })
    expect(readdirSync(folder)).toEqual([])
  })
})
