import { expect, it } from '@jest/globals'

import { crosswalkKey, sameVersionCrosswalk } from '../../surveys/crosswalk.ts'
import { testSurvey } from '../builders/test-data.ts'
import { eachStore, HARD_TEXT } from './each-store.ts'

const published = (key: string) => ({
  key,
  digest: `digest of ${key}`,
  survey: testSurvey({ title: { sv: HARD_TEXT } }),
})

const crosswalk = (version: number) => {
  const walk = { ...sameVersionCrosswalk('a/1', ['a.b']), to: 'a/2', version }
  return { key: crosswalkKey(walk), digest: `digest ${version}`, crosswalk: walk }
}

eachStore('SurveyStore', store => {
  it('finds a published version, and null for one that is not', async () => {
    expect(await store().insertSurvey(published('prov/1'))).toBe('stored')
    expect(await store().findSurvey('prov/1')).toEqual(published('prov/1'))
    expect(await store().findSurvey('prov/2')).toBeNull()
  })

  it('never changes a published version', async () => {
    await store().insertSurvey(published('prov/1'))
    const other = { ...published('prov/1'), digest: 'other' }
    expect(await store().insertSurvey(other)).toBe('exists')
    expect(await store().findSurvey('prov/1')).toEqual(published('prov/1'))
  })

  it('lists the keys by code point', async () => {
    for (const key of ['b/1', 'a/2', 'a/10']) await store().insertSurvey(published(key))
    expect(await store().listSurveys()).toEqual(['a/10', 'a/2', 'b/1'])
  })

  it('finds the crosswalk with the highest version, by number and not by letter', async () => {
    for (const version of [2, 10, 1]) {
      expect(await store().insertCrosswalk(crosswalk(version))).toBe('stored')
    }
    expect(await store().findCrosswalk('a/1', 'a/2')).toEqual(crosswalk(10))
    expect(await store().findCrosswalk('a/2', 'a/1')).toBeNull()
  })

  it('never changes a published crosswalk', async () => {
    await store().insertCrosswalk(crosswalk(1))
    expect(await store().insertCrosswalk({ ...crosswalk(1), digest: 'x' })).toBe('exists')
    expect(await store().findCrosswalk('a/1', 'a/2')).toEqual(crosswalk(1))
  })
})
