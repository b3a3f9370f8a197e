import { expect, it } from '@jest/globals'

import { OPENS } from '../builders/test-container.ts'
import { eachStore } from './each-store.ts'

const UPLOAD = { id: 'u-1', at: OPENS, doc: '{"a":1}' }

eachStore('UploadStore', store => {
  it('keeps a file and what is known of it until it is removed', async () => {
    expect([await store().findUpload('u-1'), await store().readUpload('u-1')]).toEqual([null, null])
    await store().insertUpload(UPLOAD, 'Å😀')
    expect(await store().findUpload('u-1')).toStrictEqual(UPLOAD)
    expect(await store().readUpload('u-1')).toBe('Å😀')
    await store().saveUpload({ ...UPLOAD, doc: '{}' })
    expect(await store().findUpload('u-1')).toStrictEqual({ ...UPLOAD, doc: '{}' })
    await store().removeUpload('u-1')
    await store().saveUpload(UPLOAD)
    expect([await store().findUpload('u-1'), await store().readUpload('u-1')]).toEqual([null, null])
  })

  it('keeps a long one to the letter', async () => {
    const text = 'rad å😀\n'.repeat(900_000)
    await store().insertUpload(UPLOAD, text)
    expect((await store().readUpload('u-1')) === text).toBe(true)
  })

  it('removes those that are old', async () => {
    await store().insertUpload(UPLOAD, 'x')
    await store().insertUpload({ ...UPLOAD, id: 'u-2', at: '2030-01-01T00:00:00.000Z' }, 'y')
    expect(await store().removeUploadsBefore('2029-01-01T00:00:00.000Z')).toBe(1)
    expect([await store().readUpload('u-1'), await store().readUpload('u-2')]).toEqual([null, 'y'])
  })
})
