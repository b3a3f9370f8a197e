import { Agent } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { type Installed, SERVED_STORES, type ServedStore } from '../builders/installed.ts'
import { sendForm } from '../builders/send-form.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { say } from '../builders/test-app.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/** Many send in with the same link at the same moment, each an answer of its own. One is stored. */

const ROUND = 'prov-2099'
const AT_ONCE = 20

interface Case extends ServedStore {
  readonly processes: number
  readonly links: number
}

const CASES: readonly Case[] = SERVED_STORES.flatMap((served): readonly Case[] =>
  served.name === 'SQLite'
    ? [{ ...served, processes: 1, links: extent(40, 500) }]
    : [1, 2].map(processes => ({ ...served, processes, links: extent(20, 500) })),
)

describe.each(CASES)('$processes serving on $name', ({ name, install, processes, links }) => {
  let installed: Installed
  let sites: readonly Site[] = []
  let sendings: readonly Sending[]
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  beforeAll(async () => {
    installed = await install()
    sendings = await openSendings(installed.barometer, ROUND, links)
    sites = Array.from({ length: processes }, () => createSite(installed.barometer.folder))
    for (const site of sites) await site.start()
  })
  afterAll(async () => {
    agent.destroy()
    for (const site of sites) await site.remove()
    await installed.remove()
  })

  /** What somebody else with the same link has filled in: another submission, with another text. */
  const variant = ({ token, fields }: Sending, number: number) => {
    const submissionId = `${number}-`.padEnd(22, token).slice(0, 22)
    const text = `Skrivet av nummer ${number}.`
    const url = sites[number % processes]!.url()
    const own = { inskick: submissionId, 'prov.text': text }
    return { token, text, submissionId, url, fields: { ...fields, ...own } }
  }

  it('take one answer of all that come at once with a link, and keep what the others typed', async () => {
    const receipts: string[] = []
    for (const sending of sendings) {
      const variants = Array.from({ length: AT_ONCE }, (_, number) => variant(sending, number))
      const outcomes = await Promise.all(
        variants.map(async each => {
          const address = each.url + pathTo.answerSubmit(each.token)
          return { ...each, ...(await sendForm(address, each.fields, { agent })) }
        }),
      )
      const taken = outcomes.filter(({ reply }) => reply?.status === 303)
      expect(taken).toHaveLength(1)
      const { token, submissionId, reply: receipt } = taken[0]!
      expect(receipt?.headers.location).toBe(pathTo.answerReceipt(token, submissionId))
      receipts.push(submissionId)
      for (const { text, reply } of outcomes.filter(each => each !== taken[0])) {
        expect(reply?.status).toBe(409)
        expect(reply?.body).toContain(say('answer.alreadySubmitted'))
        expect(reply?.body).toContain(text)
      }
    }
    const stored: string[] = []
    for await (const { content, revision } of installed.store.eachResponse(ROUND)) {
      stored.push(content.submissionId)
      expect(revision).toBe(1)
    }
    expect(stored.toSorted()).toEqual(receipts.toSorted())
    tellFigures('R7', { store: name, processes, links, atOnce: AT_ONCE, stored: stored.length })
  })
})
