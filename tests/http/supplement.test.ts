import { beforeEach, describe, expect, it } from '@jest/globals'

import { commentOf } from '../../reports/free-text/comments.ts'
import { pathTo } from '../../server/paths.ts'
import { copyStore } from '../../server/services/copy-service.ts'
import { addCode } from '../../surveys/free-text/change-codes.ts'
import { codeComment, quoteComment } from '../../surveys/free-text/code-comment.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { codeComments } from '../builders/code-comments.ts'
import { bookIn, commentedRound, commentsIn, TEXT_PLACE, texts } from '../builders/free-text.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let staff: StaffBrowser
async function begin(promise: PromiseId = 'grouped'): Promise<void> {
  container = await testContainer()
  staff = await logInAs('investigator', { app: testApp(container), container })
  await commentedRound(container, texts(6), { promise })
  const typed = { name: 'Lokaler', definition: 'Hallar och rum', use: '' }
  await container.freeText.changeCodes(TEXT_PLACE, addCode(typed))
}
beforeEach(() => begin())

const PATH = pathTo.supplement('prov-2022')
const TOLD = { by: 'lo', at: '2022-11-01T08:00:00.000Z' }
const certifyResult = () => container.certification.certifyRound('prov-2022', () => undefined)

async function codeAll(codes: readonly string[]): Promise<void> {
  for (const { id, digest } of await commentsIn(container)) {
    const { revision = 0 } = (await bookIn(container)).codings[id] ?? {}
    await container.freeText.decide(TEXT_PLACE, { commentId: id, revision, digest }, seen =>
      codeComment(seen, codes, TOLD),
    )
  }
}

async function quoteFirst(text: string): Promise<void> {
  const { id, digest } = (await commentsIn(container))[0]!
  const { revision = 0 } = (await bookIn(container)).codings[id] ?? {}
  await container.freeText.decide(TEXT_PLACE, { commentId: id, revision, digest }, seen =>
    quoteComment(seen, text, TOLD),
  )
}

describe('Fritextbilagan', () => {
  it('is looked at before the result is certified, and waits for it', async () => {
    await codeAll(['lokaler'])
    const { text } = await staff.get(PATH)
    expect(text).toContain('Bilagan kan fastställas när resultatet är fastställt')
    expect(text).toContain('PRELIMINÄRT')
    expect(text).toMatch(/Lokaler<\/th>\s*<td[^>]*>6</)
    expect((await staff.post(PATH)).status).toBe(409)
  })

  it('is certified beside the result, names it, and changes nothing in it', async () => {
    await codeAll(['lokaler'])
    await quoteFirst('[maskat] om lokaler.')
    const result = await certifyResult()
    expect((await staff.post(PATH)).status).toBe(303)
    const current = await container.supplements.current('prov-2022')
    expect(current!.supplement).toMatchObject({ result: result.digest, replaces: null })
    expect((await container.store.findPublishedResult('prov-2022'))!.digest).toBe(result.digest)
    const { text } = await staff.get(pathTo.result('prov-2022'))
    for (const told of ['Fritextsvar', '”[maskat] om lokaler.” (Lokaler)', current!.digest]) {
      expect(text).toContain(told)
    }
    expect(text.indexOf('id="fritext"')).toBeLessThan(text.indexOf('id="definitioner"'))
  })

  it('shows in the result nothing that is not certified', async () => {
    await codeAll(['lokaler'])
    await certifyResult()
    expect((await staff.get(pathTo.result('prov-2022'))).text).not.toContain('id="fritext"')
    await staff.post(PATH)
    await quoteFirst('[maskat] om lokaler.')
    expect((await staff.get(pathTo.result('prov-2022'))).text).not.toContain('[maskat] om')
  })

  it('is replaced by another with a reason, which it prints, and is kept', async () => {
    await codeAll(['lokaler'])
    await certifyResult()
    await staff.post(PATH)
    const first = await container.supplements.current('prov-2022')
    expect((await staff.post(PATH, { skal: 'Igen' })).status).toBe(409)
    await quoteFirst('[maskat] om lokaler.')
    const without = await staff.post(PATH, { skal: ' ' })
    expect([without.status, without.text.includes('Skriv varför bilagan ersätts')]).toEqual([
      422,
      true,
    ])
    expect((await staff.post(PATH, { skal: 'Ett citat till' })).status).toBe(303)
    const { text } = await staff.get(pathTo.result('prov-2022'))
    expect(text).toContain(`(${first!.digest}). Skäl: Ett citat till`)
    expect(await container.store.listSupplements('prov-2022')).toHaveLength(2)
  })

  it('is verified with the store, and copied to another, with what it rests on', async () => {
    await codeAll(['lokaler'])
    await certifyResult()
    await staff.post(PATH)
    expect((await container.verification.verify(() => undefined)).faults).toEqual([])
    const other = await testContainer()
    const copying = { from: container.store, to: other.store, now: () => TOLD.at }
    await copyStore({ ...copying, progress: () => undefined })
    expect(await other.store.listCodingBooks('prov-2022')).toEqual([await bookIn(container)])
    expect(await other.store.listSupplements('prov-2022')).toEqual(
      await container.store.listSupplements('prov-2022'),
    )
    await other.store.insertSupplement({ roundId: 'prov-2022', number: 2, text: '{}', digest: 'x' })
    const { faults } = await other.verification.verify(() => undefined)
    expect(faults).toMatchObject([{ path: 'prov-2022/fritextbilaga 2', code: 'digest' }])
  })

  it('is not shown beside a correction of the result until it is certified anew, without what does not count', async () => {
    await begin('named')
    await codeAll(['lokaler'])
    await certifyResult()
    await staff.post(PATH)
    const whose = { association: 'F001' }
    const corrected = await container.corrections.correct('prov-2022', {
      whose,
      reason: 'Ett prov',
    })
    expect((await staff.get(pathTo.result('prov-2022'))).text).not.toContain('id="fritext"')
    expect((await staff.get(PATH)).text).toContain('hör till ett annat resultat')
    expect(await commentsIn(container)).toHaveLength(5)
    await staff.post(PATH, { skal: 'Resultatet är rättat' })
    const current = await container.supplements.current('prov-2022')
    expect(current!.supplement.result).toBe(corrected.digest)
    expect(current!.supplement.questions[0]!.comments).toEqual({ value: 5 })
  })

  it.each([
    [
      'a correction takes an answer away',
      (code: string) =>
        container.corrections.correct('prov-2022', { whose: { code }, reason: 'Ett prov' }),
    ],
    [
      'an answer is erased',
      (code: string) =>
        container.disposals.dispose('prov-2022', {
          what: { kind: 'answer', whose: { code } },
          decision: 'KS-2026/123',
          reason: 'Gallringsplanen',
          by: 'Kim',
        }),
    ],
  ])(
    'is not replaced once %s: what differs would be what that answer said',
    async (_what, loseAnswer) => {
      container = await testContainer()
      staff = await logInAs('investigator', { app: testApp(container), container })
      const codes = await certifiedRound(container, {
        id: 'prov-2022',
        promise: 'anonymous',
        before: () => codeComments(container),
      })
      await container.supplements.certify('prov-2022', '')
      const { digest } = (await container.supplements.current('prov-2022'))!
      expect((await staff.get(PATH)).text).toContain('Ersätt den fastställda bilagan')
      await loseAnswer(codes[0]!)
      const { text } = await staff.get(PATH)
      expect(text).toContain('Den kan inte ersättas av en ny')
      expect(text).not.toContain('Ersätt den fastställda bilagan')
      const refused = await staff.post(PATH, { skal: 'Resultatet är rättat' })
      expect([refused.status, refused.text]).toEqual([
        409,
        expect.stringContaining('Fritextbilagan kan inte ersättas'),
      ])
      expect((await container.supplements.current('prov-2022'))!.digest).toBe(digest)
    },
  )

  it('of a corrected result is certified where none was before, and then replaced as usual', async () => {
    await codeAll(['lokaler'])
    await certifyResult()
    const whose = { association: 'F001' }
    await container.corrections.correct('prov-2022', { whose, reason: 'Ett prov' })
    expect((await staff.post(PATH)).status).toBe(303)
    await quoteFirst('[maskat] om lokaler.')
    expect((await staff.post(PATH, { skal: 'Ett citat till' })).status).toBe(303)
  })

  it('says that there is nothing to certify before anything is coded', async () => {
    await certifyResult()
    expect((await staff.post(PATH)).text).toContain('Inget är kodat')
  })

  it('is told to be of another text when an answer has been changed since', async () => {
    await codeAll(['lokaler'])
    const { id } = (await commentsIn(container))[0]!
    for await (const response of container.store.eachResponse('prov-2022')) {
      if (commentOf(response, 'prov.text')?.id !== id) continue
      const answers = { ...response.content.answers, 'prov.text': 'Något helt annat' }
      const content = { ...response.content, answers }
      const changed = { ...response, revision: response.revision + 1, content }
      await container.store.importResponses([{ response: changed, mark: null }], null)
    }
    const { text } = await staff.get(PATH)
    expect(text).toContain('Ett svar är inte kodat')
    expect(text).toMatch(/Lokaler<\/th>\s*<td[^>]*>5</)
  })
})
