import { describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { PROMISE_IDS, type PromiseId, promiseOf } from '../../surveys/promise.ts'
import { browse, say, testApp } from '../builders/test-app.ts'
import { openTestRound, submitTestAnswer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

/** Fifteen associations, five in each sector; the first has answered. */
async function answeredRound(promise: PromiseId) {
  const container = await testContainer()
  const associations = testAssociations(15)
  const { tokens } = await openTestRound(container, { associations, round: { promise } })
  await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
  const responses = []
  for await (const response of container.store.eachResponse('prov-2022')) responses.push(response)
  return { container, tokens, stored: responses[0]!.content }
}

describe.each(PROMISE_IDS)('a round that promises %s', promise => {
  const policy = promiseOf(promise)

  it('says so on the first page, in plain words', async () => {
    const { container, tokens } = await answeredRound(promise)
    const { text } = await browse(testApp(container)).get(pathTo.answer(tokens[1]!))
    expect(text).toContain(say(`promise.${promise}.told`, { threshold: 5 }))
    expect(text).toMatch(/allmänna handlingar/)
    // Only one that keeps nothing may say that nobody can tell.
    expect(text.includes('kan ingen, inte heller vi, koppla svaret till er')).toBe(
      promise === 'anonymous',
    )
  })

  it('keeps of whose answer it is what it says, and no more', async () => {
    const { container, stored } = await answeredRound(promise)
    expect(stored.association).toBe(policy.namesAssociation ? 'F001' : null)
    expect(stored.pseudonym === null).toBe(!policy.keepsPseudonym)
    const marked = (await container.store.listInvitations('prov-2022')).filter(
      ({ answeredAt }) => answeredAt !== null,
    )
    expect(marked).toHaveLength(policy.marksAnswered ? 1 : 0)
  })

  it('tells staff how many have answered in each sector, and who only where it may', async () => {
    const { container } = await answeredRound(promise)
    const [progress] = await container.rounds.listProgress()
    expect(progress).toMatchObject({ invited: 15, answered: 1 })
    const { result } = await container.results.currentResult('prov-2022')
    expect(result.response.sectors.map(({ answered }) => answered)).toEqual([1, 0, 0])
    const links = await container.rounds.listLinks('prov-2022')
    const told = links.map(({ isAnswered }) => isAnswered)
    expect(new Set(told)).toEqual(new Set(policy.marksAnswered ? [true, false] : [null]))
  })

  it('counts refusals once, also of those who answered all the same', async () => {
    const { container } = await answeredRound(promise)
    for (const association of ['F001', 'F004']) {
      const decision = { code: 'R', by: 'U', reason: 'sade nej' } as const
      await container.outcomes.decide('prov-2022', association, decision)
    }
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    const sealed = (await container.store.findResult('prov-2022'))?.sealed.tally.sectors['idrott']
    expect(sealed?.dispositions).toEqual({ I: 0, P: 1, R: 1, NC: 3, O: 0, U: 0, NE: 0 })
    expect((await container.verification.verify(() => undefined)).faults).toEqual([])
  })
})

describe('a round that promises anonymous', () => {
  it('is not opened with a sector that is so small that to be in it is to be named', async () => {
    const container = await testContainer()
    const opened = openTestRound(container, {
      associations: testAssociations(14),
      round: { promise: 'anonymous' },
    })
    await expect(opened).rejects.toMatchObject({
      code: 'round/smallSectors',
      values: { small: 'Socialt (4)', merge: 'Socialt (4), Idrott (5)' },
    })
    expect(await container.store.findRound('prov-2022')).toMatchObject({ state: 'draft' })
  })

  it('keeps of what was only needed to write nothing once it is certified', async () => {
    const { container } = await answeredRound('anonymous')
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    for await (const { revision, content } of container.store.eachStored('prov-2022')) {
      expect({ revision, ...content }).toMatchObject({ revision: 1, submissionId: '' })
    }
    expect(await container.store.findLinkKey('prov-2022')).toBeNull()
    expect(await container.rounds.isCleared('prov-2022')).toBe(true)
  })

  it('is found broken by verify when the store says more', async () => {
    const { container } = await answeredRound('anonymous')
    const [invitation] = await container.store.listInvitations('prov-2022')
    await container.store.markAnswered(invitation!.id, container.clock.now)
    const { faults } = await container.verification.verify(() => undefined)
    expect(faults).toMatchObject([{ path: 'prov-2022', code: 'brokenPromise' }])
  })
})
