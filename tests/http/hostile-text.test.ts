import { describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { openTestRound, submitTestAnswer, testContainer } from '../builders/test-container.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '</textarea><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '{{{this}}}',
  '${alert(1)}',
  'javascript:alert(1)',
  '<svg/onload=alert(1)>',
  '=HYPERLINK("http://evil.example")',
]

/** Anything that a browser would take as markup of the payload's own. */
const LIVE = /<script>|<img|<svg|<\/textarea><script/

describe('text that someone wrote', () => {
  it.each(PAYLOADS)('is text and nothing else on every page: %s', async payload => {
    const container = await testContainer([{ id: 'idrott', name: payload }])
    const sv = { sv: payload }
    const base = testSurvey()
    const survey = {
      ...base,
      title: sv,
      introduction: sv,
      pages: base.pages.map(page => ({
        ...page,
        title: sv,
        introduction: sv,
        questions: page.questions!.map(question => ({ ...question, label: sv, help: sv })),
      })),
    }
    const associations = testAssociations(6, [{ id: 'idrott', name: payload }]).map(each => ({
      ...each,
      name: payload,
    }))
    const { tokens } = await openTestRound(container, {
      survey,
      associations,
      round: { collectedBy: payload, registryNumber: payload },
    })
    const [token, other] = tokens as [string, string]
    const answers = { 'prov.helhet': '4', 'prov.text': payload.slice(0, 50) }
    const submissionId = await submitTestAnswer(container, other, { answers })
    const app = testApp(container, { openWorkspace: true })
    const pages = [
      pathTo.answer(token),
      pathTo.answerPart(token, 1),
      pathTo.answerPart(token, 2),
      pathTo.answerQuestions(token),
      pathTo.answerReview(token),
      pathTo.answerReceipt(other, submissionId),
      pathTo.answer(other),
      paths.rounds,
      pathTo.result('prov-2022'),
      `/svara/${encodeURIComponent(payload)}`,
      pathTo.result(payload),
    ]
    for (const path of pages) {
      const { text } = await browse(app).get(path)
      expect([path, LIVE.exec(text)?.[0]]).toEqual([path, undefined])
    }
    const typed = { omgang: 'prov-2022', revision: '0', ...answers, 'prov.helhet': payload }
    const { text } = await browse(app).post(pathTo.answerPart(token, 2)).type('form').send(typed)
    expect(LIVE.exec(text)).toBeNull()
    await container.rounds.closeRound('prov-2022')
    const result = await browse(app).get(pathTo.result('prov-2022'))
    expect(LIVE.exec(result.text)).toBeNull()
  })
})
