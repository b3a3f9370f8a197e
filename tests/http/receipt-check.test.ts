import { beforeEach, describe, expect, it } from '@jest/globals'

import { createServerSecret } from '../../server/keys/server-secret.ts'
import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { paths, pathsIn, pathTo } from '../../server/paths.ts'
import { PROMISE_IDS, type PromiseId } from '../../surveys/promise.ts'
import { collect } from '../builders/collect.ts'
import { browse, say, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
})

const check = (kod: string, path: string = paths.receiptCheck) =>
  browse(app).post(path).type('form').send({ kod })
const told = (kind: string) => say(`receiptCheck.${kind}`, { survey: 'Provenkät' })

/** Fifteen associations, five in each sector; the first has answered, and has its code. */
async function answered(promise: PromiseId): Promise<string> {
  const { tokens } = await openTestRound(container, {
    associations: testAssociations(15),
    round: { promise },
  })
  const answers = { 'prov.helhet': '4', 'prov.text': 'Hemligt' }
  const id = await submitTestAnswer(container, tokens[0]!, { answers })
  const { text } = await browse(app).get(pathTo.answerReceipt(tokens[0]!, id))
  expect(text).toContain(`href="${paths.receiptCheck}"`)
  return /class="code">([^<]+)</.exec(text)![1]!
}

async function certify(): Promise<string> {
  await container.rounds.closeRound('prov-2022')
  const { digest } = await container.certification.certifyRound('prov-2022', () => undefined)
  return digest
}

describe('a receipt’s code', () => {
  it.each(PROMISE_IDS)('tells whether the answer counted, in a round that is %s', async promise => {
    const code = await answered(promise)
    const before = await check(code)
    expect([before.status, before.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(before.text).toContain(told('received'))
    expect(before.text).toContain('SYNTETISKA EXEMPELDATA')

    const digest = await certify()
    const after = await check(code)
    expect(after.text).toContain(told('counted'))
    expect(after.text).toContain(digest)
    // Neither what was answered nor by whom.
    expect(after.text).not.toMatch(/Hemligt|Förening 1|4 av 5|Idrott/)
  })

  it('is read however it is typed, and in every language', async () => {
    const code = await answered('grouped')
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`
    expect((await check(typed)).text).toContain(told('received'))
    expect((await check(code, pathsIn('en').receiptCheck())).text).toContain('not certified yet')
  })

  it('that no answer has is told so, and stays in the form', async () => {
    await answered('grouped')
    for (const typed of ['K7M4-2QXP-9TRD-V3HN', '', '<b>', '%_']) {
      const { status, text } = await check(typed)
      expect(status).toBe(422)
      expect(text).toContain(say('receiptCheck.unknown'))
    }
    expect((await check('K7M4-2QXP')).text).toContain('value="K7M4-2QXP"')
  })

  it('tells of an answer that is no part of what was certified', async () => {
    await answered('grouped')
    await certify()
    const [counted] = await collect(container.store.eachResponse('prov-2022'))
    const secret = createServerSecret(createSeededRandom('test secret').bytes(32))
    const code = 'K7M4-2QXP-9TRD-V3HN'
    const content = {
      ...counted!.content,
      salt: 'ff'.repeat(16),
      codeDigest: secret.codeDigest(code),
    }
    await container.store.restoreResponses([{ ...counted!, key: 'en annan', content }])
    expect((await check(code)).text).toContain(told('notCounted'))
  })

  it('is asked for by a page that changes nothing and is in no cache of others', async () => {
    const { status, text } = await browse(app).get(paths.receiptCheck)
    expect(status).toBe(200)
    expect(text).toContain(say('receiptCheck.lead'))
    expect((await browse(app).get(pathTo.home())).text).toContain(`href="${paths.receiptCheck}"`)
  })
})
