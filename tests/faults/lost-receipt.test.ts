import { Agent } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { type Proxy, startProxy } from '../builders/proxy.ts'
import { sendForm } from '../builders/send-form.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { hiddenFields, say } from '../builders/test-app.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/** The server has stored an answer, and the connection breaks before its sender has read the receipt. */

const ROUND = 'prov-2099'
const ANSWERS = extent(20, 500)
const LOST = 2
const TRIES = 5
const CODE = /<p class="code">([^<]+)</

describe.each(SERVED_STORES)('an answer on $name whose receipt was lost on the way', served => {
  let installed: Installed
  let site: Site
  let proxy: Proxy
  let sendings: readonly Sending[]
  const agent = new Agent({ keepAlive: true })
  beforeAll(async () => {
    installed = await served.install()
    sendings = await openSendings(installed.barometer, ROUND, ANSWERS)
    site = createSite(installed.barometer.folder)
    await site.start()
    const { hostname, port } = new URL(site.url())
    proxy = await startProxy(hostname, Number(port))
  })
  afterAll(async () => {
    agent.destroy()
    proxy.close()
    await site.remove()
    await installed.remove()
  })

  const send = async (path: string, fields: Readonly<Record<string, string>>) =>
    (await sendForm(`http://127.0.0.1:${proxy.port}${path}`, fields, { agent })).reply

  async function storedBySubmission(): Promise<ReadonlyMap<string, SubmittedResponse>> {
    const stored = new Map<string, SubmittedResponse>()
    for await (const response of installed.store.eachResponse(ROUND)) {
      stored.set(response.content.submissionId, response)
    }
    return stored
  }

  it('is stored once, and gets the same receipt at every try', async () => {
    proxy.loseReplies()
    for (const { token, fields } of sendings) {
      const path = pathTo.answerSubmit(token)
      for (let time = 0; time < LOST; time += 1) expect(await send(path, fields)).toBeNull()
    }
    proxy.release()
    const stored = await storedBySubmission()
    expect(stored.size).toBe(ANSWERS)
    for (const { token, submissionId, fields } of sendings) {
      const receipt = pathTo.answerReceipt(token, submissionId)
      for (let time = 0; time < TRIES; time += 1) {
        const reply = await send(pathTo.answerSubmit(token), fields)
        expect([reply?.status, reply?.headers.location]).toEqual([303, receipt])
      }
    }
    expect(await storedBySubmission()).toEqual(stored)
    for (const { submissionId, answers } of sendings) {
      expect(stored.get(submissionId)).toMatchObject({ revision: 1, content: { answers } })
    }
    tellFigures('R8', { store: served.name, answers: ANSWERS, lostReplies: ANSWERS * LOST })
  })

  it('is not changed by another answer with the same submission id', async () => {
    const before = await storedBySubmission()
    for (const { token, fields } of sendings) {
      const text = 'Något annat, med samma inskick'
      const reply = await send(pathTo.answerSubmit(token), { ...fields, 'prov.text': text })
      expect(reply?.status).toBe(409)
      expect(reply?.body).toContain(say('answer.alreadySubmitted'))
      expect(reply?.body).toContain(text)
    }
    expect(await storedBySubmission()).toEqual(before)
  })

  /** The form for changing an answer, opened with the code on its receipt. */
  async function reopen({ token, submissionId }: Sending): Promise<Record<string, string>> {
    const receipt = await fetch(site.url() + pathTo.answerReceipt(token, submissionId))
    const [, code = ''] = CODE.exec(await receipt.text()) ?? []
    const form = await send(pathTo.answerChange(token), { kod: code })
    expect(form?.status).toBe(200)
    return hiddenFields(form?.body ?? '') as Record<string, string>
  }

  it('is changed by who has the code and sends in anew', async () => {
    const [sending] = sendings
    const { token, submissionId, fields } = sending!
    const stamp = await reopen(sending!)
    const changedId = stamp['inskick'] ?? ''
    expect(stamp).toMatchObject({ omgang: ROUND, revision: '1' })
    expect(changedId).not.toBe(submissionId)

    const path = pathTo.answerSubmit(token)
    const changed = { ...fields, ...stamp, 'prov.text': 'Ändrat' }
    proxy.loseReplies()
    expect(await send(path, changed)).toBeNull()
    proxy.release()
    const reply = await send(path, changed)
    const location = pathTo.answerReceipt(token, changedId)
    expect([reply?.status, reply?.headers.location]).toEqual([303, location])
    const stored = await storedBySubmission()
    expect([stored.size, stored.has(submissionId)]).toEqual([ANSWERS, false])
    const answers = { 'prov.text': 'Ändrat' }
    expect(stored.get(changedId)).toMatchObject({ revision: 2, content: { answers } })
  })
})
