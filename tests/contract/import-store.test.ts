import { expect, it } from '@jest/globals'

import { acceptedKey, importedFile } from '../builders/import-records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS } from './texts.ts'

eachStore('ImportStore', store => {
  it('never changes what is imported, and takes one file for each place', async () => {
    expect(await store().insertImportedFile(importedFile('a'))).toBe('stored')
    expect(await store().insertImportedFile(importedFile('a', { digest: 'annan' }))).toBe('exists')
    expect(await store().listImportedFiles()).toStrictEqual([importedFile('a')])
  })

  it('lets one of two that come at once stand', async () => {
    const both = ['x', 'y'].map(digest =>
      store().insertImportedFile(importedFile('samma', { digest })),
    )
    expect((await Promise.all(both)).toSorted()).toEqual(['exists', 'stored'])
  })

  it('lists files by place and keys by fingerprint', async () => {
    for (const name of ['b', 'ö', 'a', 'B']) {
      await store().insertImportedFile(importedFile(name))
      await store().insertAcceptedKey(acceptedKey(name))
    }
    const order = ['B', 'a', 'b', 'ö']
    expect((await store().listImportedFiles()).map(({ place }) => place)).toEqual(order)
    expect((await store().listAcceptedKeys()).map(({ fingerprint }) => fingerprint)).toEqual(order)
  })

  it('keeps the signature, where there is one, and every text to the letter', async () => {
    for (const [index, text] of HARD_TEXTS.entries()) {
      const given = importedFile(`${index}`.padStart(3, '0'), {
        text: JSON.stringify({ [text]: text }),
        kind: 'comparison',
        rounds: [text, 'b'],
        signature: { key: '0f'.repeat(32), value: 'AA==' },
      })
      await store().insertImportedFile(given)
      expect((await store().listImportedFiles())[index]).toStrictEqual(given)
    }
  })

  it('keeps an accepted key as it was accepted first', async () => {
    expect(await store().insertAcceptedKey(acceptedKey('a'))).toBe('stored')
    expect(await store().insertAcceptedKey(acceptedKey('a', { reason: 'Igen' }))).toBe('exists')
    expect(await store().listAcceptedKeys()).toStrictEqual([acceptedKey('a')])
  })
})
