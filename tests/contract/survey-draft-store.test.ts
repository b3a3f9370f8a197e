import { expect, it } from '@jest/globals'

import { everyTypeSurvey } from '../builders/every-type.ts'
import { surveyDraft } from '../builders/published-records.ts'
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
