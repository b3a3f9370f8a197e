import { beforeEach, describe, expect, it } from '@jest/globals'

import type { ResultSet } from '../../reports/results/result-set.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { logInAs } from '../builders/staff.ts'
import { hiddenFields, say, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { answerByOpenLink, PICKED } from '../builders/walk-ins.ts'

const ID = 'prov-2022'
/** Six of one sector and six of another answer; 7·4 + 5·2 over 12 is 3.17. */
const GRADES = [4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2]

let container: TestContainer
let code: string
beforeEach(async () => {
  container = await testContainer()
  await openTestRound(container, {
    associations: testAssociations(40),
    round: { invitesNobody: true, promise: 'named' },
  })
  code = (await container.openLinks.open(ID)).code
})

async function answerAll(): Promise<void> {
  for (const [at, grade] of GRADES.entries()) {
    const answers = { 'prov.helhet': String(grade) }
    const { id } = await answerByOpenLink(container, code, `Förening ${at + 1}`, answers)
    await container.approvals.approve(ID, id, PICKED)
  }
}

async function certify(): Promise<ResultSet> {
  await container.rounds.closeRound(ID)
  const { text } = await container.certification.certifyRound(ID, () => undefined)
  return JSON.parse(text) as ResultSet
}

describe('a round with only an open link', () => {
  it('invites nobody, and knows of nobody that has not answered', async () => {
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: null, answered: 0 }])
    await answerAll()
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: null, answered: 12 }])
    expect(await container.store.listFrame(ID)).toHaveLength(12)
  })

  it('has no links, no forms on paper and no outlook: there is nobody to send them to', async () => {
    const refusal = { code: 'round/invitesNobody' }
    await expect(container.rounds.listLinks(ID)).rejects.toMatchObject(refusal)
    await expect(container.outlooks.outlookOf(ID)).rejects.toMatchObject(refusal)
    const wanted = { association: null, language: 'sv' } as const
    await expect(container.paper.listForms(ID, wanted)).rejects.toMatchObject(refusal)
  })

  it('is not made where nobody is to know who has answered', async () => {
    const round = { ...ROUND, id: 'hemlig', promise: 'anonymous', invitesNobody: true } as const
    const made = container.rounds.createRound(round)
    await expect(made).rejects.toMatchObject({ code: 'openLink/promise' })
    await expect(container.rounds.getRound('hemlig')).rejects.toMatchObject({
      code: 'round/unknown',
    })
  })

  it('has a mean without weights, and neither response rate nor figures of those who are silent', async () => {
    await answerAll()
    const { response, nonresponse, items, round } = await certify()
    expect(response.total).toEqual({ invited: null, answered: 12, rate: null })
    expect(response.sectors.map(({ invited, rate }) => [invited, rate])).toEqual(
      response.sectors.map(() => [null, null]),
    )
    expect([nonresponse, round.notes]).toEqual([null, []])
    const { mean, unweighted, coverage, flags } = items[0]!.total
    expect(mean.value).toEqual(unweighted.mean)
    expect((mean.value as { value: number }).value).toBeCloseTo(38 / 12, 12)
    expect(coverage).toMatchObject({ size: null, covered: null })
    expect(flags).toContain('unweighted')
  })

  it('is sound when it is gone through', async () => {
    await answerAll()
    await certify()
    expect((await container.verification.verify(() => undefined)).faults).toEqual([])
  })
})

describe('the result of a round with only an open link', () => {
  const read = async (path: string) =>
    (await (await logInAs('investigator', { app: testApp(container), container })).get(path)).text
  const result = () => read(pathTo.result(ID))

  it('says that nobody knows how many could have answered, and mentions no response rate', async () => {
    await answerAll()
    await certify()
    const text = await result()
    expect(text).toContain(say('response.sentenceUnknown', { count: 12 }))
    expect(text).toContain(say('method.comers'))
    expect(text).toContain(say('flag.unweighted'))
    for (const key of ['column.rate', 'column.invited', 'define.aapor', 'method.weights']) {
      expect([key, text.includes(`>${say(key)}<`)]).toEqual([key, false])
    }
  })

  it('says so while it is open and nobody has come', async () => {
    const text = await result()
    expect(text).toContain(say('response.sentenceUnknown', { count: 0 }))
    expect(text).not.toContain(say('define.responseRate.text'))
  })

  it('has a dash in the file where a number is not known', async () => {
    await answerAll()
    await certify()
    const text = await read(pathTo.resultFile(ID, 'csv'))
    const [head, first] = text.split('\r\n').map(line => line.split(','))
    const cell = (column: string) => first![head!.indexOf(column)]
    expect([cell('inbjudna'), cell('svarsfrekvens')]).toEqual(['–', '–'])
  })

  it('stands in the list of rounds with a dash for how many were invited', async () => {
    const text = await read(paths.rounds)
    expect(text).toContain('data-label="Inbjudna">–')
    expect(text).toContain('data-label="Svarsfrekvens">–')
  })
})

describe('the page of a round with only an open link', () => {
  it('says that nobody is invited, before and after it is opened', async () => {
    const { get, post } = await logInAs('investigator', { app: testApp(container), container })
    await container.rounds.createRound({ ...ROUND, id: 'utkast', invitesNobody: true })
    const note = (round: string) => say('round.frame.nobody', { round })
    expect((await get(pathTo.round('utkast'))).text).toContain(note('utkast'))
    const opening = await get(pathTo.roundOpening('utkast'))
    expect(opening.text).toContain(say('round.open.leadForComers'))
    const seen = { revision: String(hiddenFields(opening.text)['revision']) }
    expect((await post(pathTo.roundOpening('utkast'), seen)).status).toBe(303)
    const { text } = await get(pathTo.round('utkast'))
    expect(text).toContain(note('utkast'))
    expect(text).toContain(say('round.responseUnknown', { answered: 0 }))
  })
})
