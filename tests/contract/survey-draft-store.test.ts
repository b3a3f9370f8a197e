import { expect, it } from '@jest/globals'

import { copyStore } from '../../server/services/copy-service.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { everyTypeSurvey } from '../builders/every-type.ts'
import { surveyDraft } from '../builders/published-records.ts'
import { OPENS } from '../builders/test-container.ts'
import { eachStore } from './each-store.ts'
import { IN_ORDER, OUT_OF_ORDER } from './texts.ts'

eachStore('SurveyDraftStore', store => {
  it('keeps drafts to the letter, and changes one only from what it was', async () => {
    const whole = surveyDraft('a', { basedOn: null, survey: everyTypeSurvey() })
    expect(await store().insertSurveyDraft(whole)).toBe('stored')
    expect(await store().insertSurveyDraft(surveyDraft('a'))).toBe('exists')
    expect(await store().findSurveyDraft('a')).toStrictEqual(whole)
    const changed = surveyDraft('a', { revision: 2 })
    expect(await store().saveSurveyDraft(changed)).toBe('stored')
    expect(await store().saveSurveyDraft({ ...changed, basedOn: 'för/sent' })).toBe('stale')
    expect(await store().findSurveyDraft('a')).toStrictEqual(changed)
    expect(await store().saveSurveyDraft(surveyDraft('b', { revision: 2 }))).toBe('stale')
    expect(await store().findSurveyDraft('b')).toBeNull()
  })

  it('removes one only as it was seen', async () => {
    await store().insertSurveyDraft(surveyDraft('a', { revision: 3 }))
    expect(await store().removeSurveyDraft({ id: 'a', revision: 2 })).toBe('stale')
    expect(await store().findSurveyDraft('a')).not.toBeNull()
    expect(await store().removeSurveyDraft({ id: 'a', revision: 3 })).toBe('removed')
    expect(await store().removeSurveyDraft({ id: 'a', revision: 3 })).toBe('stale')
    expect(await store().findSurveyDraft('a')).toBeNull()
  })

  it('lists them by code point', async () => {
    expect(await store().listSurveyDrafts()).toStrictEqual([])
    for (const id of OUT_OF_ORDER) await store().insertSurveyDraft(surveyDraft(id))
    expect((await store().listSurveyDrafts()).map(({ id }) => id)).toStrictEqual(IN_ORDER)
  })
})

eachStore('A copy of a store', store => {
  it('has its drafts along, and another store with drafts in it is not written over', async () => {
    const draft = surveyDraft('a', { revision: 3, basedOn: null, survey: everyTypeSurvey() })
    await store().insertSurveyDraft(draft)
    const copy = createSqliteStore(':memory:')
    const copying = { now: () => OPENS, progress: () => undefined }
    await copyStore({ from: store(), to: copy, ...copying })
    expect(await copy.listSurveyDrafts()).toStrictEqual([draft])
    await expect(copyStore({ from: copy, to: store(), ...copying })).rejects.toMatchObject({
      code: 'copy/notEmpty',
    })
    await copy.close()
  })
})
