import { describe, expect, it } from '@jest/globals'

import { pageWarnings, readPage } from '../../../../surveys/answering/read-page.ts'
import type { Answers } from '../../../../surveys/response.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'

const survey = everyTypeSurvey()
const read = (
  page: number,
  entered: Record<string, string[]>,
  { saved = {}, notShown = [] }: { saved?: Answers; notShown?: readonly string[] } = {},
) =>
  readPage(survey, survey.pages[page]!, {
    sent: { entered: new Map(Object.entries(entered)), notShown: new Set(notShown) },
    saved,
  })

describe('readPage', () => {
  it('puts the answers of one page into the draft, and leaves other pages as they are', () => {
    const { answers } = read(0, { 'prov.helhet': ['4'] }, { saved: { 'prov.namn': 'Kör' } })
    expect(answers).toEqual({ 'prov.namn': 'Kör', 'prov.helhet': 4 })
  })

  it('takes away what was blanked', () => {
    expect(read(0, {}, { saved: { 'prov.helhet': 4 } }).answers).toEqual({})
  })

  it('keeps the answer to a question that disappears, in case somebody changes back', () => {
    const saved = { 'prov.lokal': 'ja', 'prov.storlek': 'stor' }
    const gone = read(0, { 'prov.lokal': ['nej'], 'prov.storlek': ['stor'] }, { saved }).answers
    expect(gone).toEqual({ 'prov.lokal': 'nej', 'prov.storlek': 'stor' })
    const notShown = ['prov.storlek']
    const back = read(0, { 'prov.lokal': ['ja'] }, { saved: gone, notShown })
    expect(back.answers).toEqual(saved)
    expect(back.isMoreShown).toBe(true)
  })

  it('says that there is more to see when an answer makes a question appear', () => {
    const notShown = ['prov.storlek']
    expect(read(0, { 'prov.lokal': ['ja'] }, { notShown }).isMoreShown).toBe(true)
    expect(read(0, { 'prov.lokal': ['nej'] }, { notShown }).isMoreShown).toBe(false)
    expect(read(0, { 'prov.lokal': ['ja'] }).isMoreShown).toBe(false)
    expect(read(0, {}, { notShown: ['okand.fraga'] }).isMoreShown).toBe(false)
  })

  it('refuses nothing in a question that is not shown', () => {
    const entered = { 'prov.lokal': ['nej'], 'prov.storlek': ['enorm'] }
    expect(read(0, entered).issues).toEqual([])
    expect(read(0, { ...entered, 'prov.lokal': ['ja'] }).issues).toMatchObject([
      { questionId: 'prov.storlek', code: 'notAChoice' },
    ])
  })

  it('asks about an answer that may be wrong, and knows which answer it asked about', () => {
    const [one] = read(2, { 'prov.antal': ['2000'] }).warnings
    const [same] = pageWarnings(survey, survey.pages[2]!, { 'prov.antal': 2000 })
    const [other] = read(2, { 'prov.antal': ['3000'] }).warnings
    expect(one).toMatchObject({ questionId: 'prov.antal', text: { sv: expect.any(String) } })
    expect(same!.confirmation).toBe(one!.confirmation)
    expect(other!.confirmation).not.toBe(one!.confirmation)
    expect(read(2, { 'prov.antal': ['20'] }).warnings).toEqual([])
  })
})
