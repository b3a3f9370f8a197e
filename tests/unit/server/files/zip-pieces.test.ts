import { describe, expect, it } from '@jest/globals'

import type { PackedFile } from '../../../../reports/formats/packed-file.ts'
import { openArchive } from '../../../../server/files/workbook/unzip.ts'
import { zipPieces } from '../../../../server/files/zip-pieces.ts'
import { collect } from '../../../builders/collect.ts'

const AT = new Date('2026-11-26T10:20:30.000Z')

async function* files(...all: readonly PackedFile[]) {
  yield* all
}
const zip = async (...all: readonly PackedFile[]) =>
  Buffer.concat(await collect(zipPieces(files(...all), AT)))

describe('an archive that is written piece by piece', () => {
  it('holds every file as it was, also what comes in many pieces, is empty or has å in its name', async () => {
    const long = Array.from({ length: 5000 }, (_, index) => `rad ${index} med å, ä och ö\n`)
    const bytes = await zip(
      { path: 'mapp/lång.txt', pieces: long },
      { path: 'tom.txt', pieces: [] },
      { path: 'bytes.bin', pieces: [Buffer.from([0, 255]), Buffer.from([1])] },
    )
    const archive = openArchive(bytes, 'prov.zip')
    expect(archive.read('mapp/lång.txt')?.toString()).toBe(long.join(''))
    expect(archive.read('tom.txt')).toHaveLength(0)
    expect([...archive.read('bytes.bin')!]).toEqual([0, 255, 1])
    expect(bytes.length).toBeLessThan(long.join('').length / 3)
  })

  it('is the same bytes for the same files, and other bytes for others', async () => {
    const file = { path: 'a.txt', pieces: ['innehåll'] }
    expect(await zip(file)).toEqual(await zip({ ...file, pieces: ['inne', 'håll'] }))
    expect(await zip(file)).not.toEqual(await zip({ ...file, pieces: ['annat'] }))
  })

  it('ends with what goes wrong in a file', async () => {
    async function* broken() {
      yield 'början'
      throw new Error('the fault')
    }
    await expect(zip({ path: 'a.txt', pieces: broken() })).rejects.toThrow('the fault')
  })
})
