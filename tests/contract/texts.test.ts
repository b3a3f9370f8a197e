import { isDeepStrictEqual } from 'node:util'

import { expect, it } from '@jest/globals'
import fc from 'fast-check'

import { NO_OUTCOMES } from '../../surveys/outcome.ts'
import type { Response } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { eachStore } from './each-store.ts'
import { recordsWith, type TextRecords } from './text-records.ts'
import { HALF_CHARACTERS, HARD_CONTENTS, HARD_TEXTS } from './texts.ts'

async function write(store: Store, records: TextRecords): Promise<void> {
  await store.putAssociations([records.association])
  await store.restoreAssociationEvents([records.event])
  expect(await store.insertSurvey(records.survey)).toBe('stored')
  expect(await store.insertCrosswalk(records.crosswalk)).toBe('stored')
  expect(await store.insertRound(records.round)).toBe('stored')
  expect(await store.openRound(records.opening)).toBe('stored')
  await store.insertWalkIn(records.walkIn)
  expect(await store.saveDraft(records.draft)).toBe('stored')
  expect(await store.submitResponse(records.submitting)).toBe('stored')
  expect(await store.importResponses([records.imported], null)).toBe('stored')
  expect(await store.insertResult(records.result)).toBe('stored')
  expect(await store.insertComparison(records.comparison)).toBe('stored')
  expect(await store.insertUser(records.user)).toBe('stored')
  await store.insertSession(records.session)
  expect(await store.insertLogEntry(records.logEntry)).toBe('stored')
}

/** Everything that was written, asked for by every key that it has. */
async function read(store: Store, records: TextRecords): Promise<unknown> {
  const { survey, crosswalk, opening, draft, submitting, imported, comparison } = records
  const { round, frame, invitations } = opening
  const [entry] = frame
  const [invitation] = invitations
  const stored: Response[] = []
  for await (const each of store.eachStored(round.id)) stored.push(each)
  return {
    events: await store.listAssociationEvents(records.association.id),
    survey: await store.findSurvey(survey.key),
    crosswalk: await store.findCrosswalkVersion(crosswalk.key),
    latest: await store.findCrosswalk(crosswalk.crosswalk.from, crosswalk.crosswalk.to),
    round: await store.findRound(round.id),
    frame: await store.listFrame(round.id),
    entry: await store.findFrameEntry(round.id, entry!.associationId),
    linkKey: await store.findLinkKey(round.id),
    counts: await store.countInvitations(round.id),
    invitation: await store.findInvitation(invitation!.lookup),
    stoppedLink: await store.findInvitation(invitation!.stoppedLinks[0]!.lookup),
    walkIn: await store.findWalkIn(records.walkIn.lookup),
    walkIns: await store.listWalkIns(round.id),
    draft: await store.findResponse(round.id, draft.key),
    submitted: await store.findSubmitted(round.id, [draft.key, submitting.response.key]),
    response: await store.findResponse(round.id, submitting.response.key),
    imported: await store.findResponse(round.id, imported.response.key),
    stored: stored.length,
    result: await store.findResult(round.id),
    comparison: await store.findComparison(comparison),
    user: await store.findUser(records.user.id),
    byLogin: await store.findUserByLogin(records.user.login),
    sessions: await store.listSessions(records.session.userId),
    session: await store.findSession(records.session.id),
    logEntry: await store.findLastLogEntry(),
  }
}

function expected(records: TextRecords): unknown {
  const { survey, crosswalk, opening, draft, submitting, imported, result, comparison } = records
  const [invited] = opening.invitations
  return {
    events: [records.event],
    survey,
    crosswalk,
    latest: crosswalk,
    round: opening.round,
    frame: opening.frame,
    entry: opening.frame[0],
    linkKey: opening.wrappedLinkKey,
    invitation: { ...invited, answeredAt: submitting.mark?.at },
    counts: [{ sector: invited?.sector, invited: 1, answered: 1, outcomes: NO_OUTCOMES }],
    stoppedLink: { ...invited, answeredAt: submitting.mark?.at },
    walkIn: records.walkIn,
    walkIns: [records.walkIn],
    draft,
    submitted: new Set([submitting.response.key]),
    response: submitting.response,
    imported: imported.response,
    stored: 3,
    result,
    comparison,
    user: records.user,
    byLogin: records.user,
    sessions: [records.session],
    session: records.session,
    logEntry: records.logEntry,
  }
}

/** Jest takes a field that is named `constructor` for the type of what it stands in; Node does not. */
function expectSame(received: unknown, wanted: unknown): void {
  expect(received).toEqual(wanted)
  expect(isDeepStrictEqual(structuredClone(received), structuredClone(wanted))).toBe(true)
}

eachStore('text in every field of every record', store => {
  it('is kept to the letter, also in what is searched for', async () => {
    for (const text of HARD_TEXTS) {
      const records = recordsWith(text, text)
      await write(store(), records)
      expectSame(await read(store(), records), expected(records))
    }
    const associations = await store().listAssociations()
    expect(new Set(associations.map(({ id }) => id))).toStrictEqual(new Set(HARD_TEXTS))
    expect(await store().listSurveys()).toHaveLength(HARD_TEXTS.length)
  })

  it('is kept to the letter when it is empty, and when it is long', async () => {
    for (const [index, text] of HARD_CONTENTS.entries()) {
      const records = recordsWith(`id-${index}`, text)
      await write(store(), records)
      expectSame(await read(store(), records), expected(records))
      const associations = await store().listAssociations()
      expect(associations).toContainEqual(records.association)
    }
  })

  it('is kept to the letter, whatever the characters', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(fc.nat(), text, async (number, some) => {
        const records = recordsWith(`${number}${some}`, some)
        await write(store(), records)
        expectSame(await read(store(), records), expected(records))
      }),
      { seed: 1, numRuns: 15, endOnFailure: true },
    )
  })

  it('is refused, and nothing written, when it holds half a character', async () => {
    const whole = recordsWith('a', 'a')
    await store().insertRound(whole.round)
    const refused = { code: 'store/brokenText' }
    for (const half of HALF_CHARACTERS) {
      for (const records of [recordsWith('a', half), recordsWith(half, 'a')]) {
        const writes = [
          store().putAssociations([whole.association, records.association]),
          store().restoreAssociationEvents([records.event]),
          store().insertSurvey(records.survey),
          store().insertCrosswalk(records.crosswalk),
          store().insertRound(records.round),
          store().openRound(records.opening),
          store().insertWalkIn(records.walkIn),
          store().saveDraft(records.draft),
          store().submitResponse(records.submitting),
          store().importResponses([records.submitting], null),
          store().restoreResponses([records.draft]),
          store().insertResult(records.result),
          store().insertComparison(records.comparison),
          store().insertUser(records.user),
          store().insertSession(records.session),
          store().insertLogEntry({ ...records.logEntry, reason: half }),
        ]
        for (const write of writes) await expect(write).rejects.toMatchObject(refused)
      }
    }
    expect(await store().listAssociations()).toStrictEqual([])
    expect(await store().listSurveys()).toStrictEqual([])
    expect(await store().listRounds()).toStrictEqual([whole.round])
    expect(await store().listComparisons()).toStrictEqual([])
    expect(await store().listUsers()).toStrictEqual([])
    expect(await store().findLastLogEntry()).toBeNull()
  })
})
