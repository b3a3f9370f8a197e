import { expect, it } from '@jest/globals'

import { publishedCrosswalk, publishedSurvey } from '../builders/published-records.ts'
import { eachStore } from './each-store.ts'
import { IN_ORDER, inBytes, OUT_OF_ORDER } from './texts.ts'

eachStore('SurveyStore: surveys', store => {
  it('finds a published version, and null for one that is not', async () => {
    expect(await store().findSurvey('prov/1')).toBeNull()
    expect(await store().insertSurvey(publishedSurvey())).toBe('stored')
    expect(await store().findSurvey('prov/1')).toStrictEqual(publishedSurvey())
    for (const key of ['', 'prov/2', 'PROV/1', 'prov/1 ', 'prov']) {
      expect(await store().findSurvey(key)).toBeNull()
    }
  })

  it('never changes a published version', async () => {
    await store().insertSurvey(publishedSurvey())
    expect(await store().insertSurvey(publishedSurvey('prov/1', 'other'))).toBe('exists')
    expect(await store().findSurvey('prov/1')).toStrictEqual(publishedSurvey())
  })

  it('lists the keys by code point', async () => {
    expect(await store().listSurveys()).toStrictEqual([])
    for (const key of OUT_OF_ORDER) await store().insertSurvey(publishedSurvey(key))
    expect(await store().listSurveys()).toStrictEqual(IN_ORDER)
  })
})

eachStore('SurveyStore: crosswalks', store => {
  it('finds the crosswalk with the highest version, by number and not by letter', async () => {
    for (const version of [2, 10, 1]) {
      expect(await store().insertCrosswalk(publishedCrosswalk({ version }))).toBe('stored')
    }
    const highest = publishedCrosswalk({ version: 10 })
    expect(await store().findCrosswalk('a/1', 'a/2')).toStrictEqual(highest)
  })

  it('finds none in the other direction, or from another version', async () => {
    await store().insertCrosswalk(publishedCrosswalk())
    expect(await store().findCrosswalk('a/2', 'a/1')).toBeNull()
    expect(await store().findCrosswalk('a/1', 'a/1')).toBeNull()
    expect(await store().findCrosswalk('a/1', '')).toBeNull()
  })

  it('finds one version by its key, and null for one that is not published', async () => {
    for (const version of [1, 2]) await store().insertCrosswalk(publishedCrosswalk({ version }))
    const first = publishedCrosswalk()
    expect(await store().findCrosswalkVersion(first.key)).toStrictEqual(first)
    expect(await store().findCrosswalkVersion('a/1-a/2/3')).toBeNull()
  })

  it('never changes a published crosswalk', async () => {
    await store().insertCrosswalk(publishedCrosswalk())
    const other = { ...publishedCrosswalk(), digest: 'x' }
    expect(await store().insertCrosswalk(other)).toBe('exists')
    expect(await store().findCrosswalk('a/1', 'a/2')).toStrictEqual(publishedCrosswalk())
  })

  it('lists them in the order of their keys by code point', async () => {
    expect(await store().listCrosswalks()).toStrictEqual([])
    for (const from of OUT_OF_ORDER) await store().insertCrosswalk(publishedCrosswalk({ from }))
    const keys = (await store().listCrosswalks()).map(({ key }) => key)
    expect(keys).toHaveLength(IN_ORDER.length)
    expect(keys).toStrictEqual(keys.toSorted(inBytes))
    expect(await store().listCrosswalks()).toContainEqual(publishedCrosswalk({ from: '😀' }))
  })
})
