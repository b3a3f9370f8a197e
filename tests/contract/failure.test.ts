import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'

import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { changeInvitation } from '../../surveys/invitation.ts'
import type { Store } from '../../server/store/store.ts'
import { type Proxy, startProxy } from '../builders/proxy.ts'
import {
  certifiedComparison,
  certifiedResult,
  publishedCrosswalk,
  publishedSurvey,
} from '../builders/published-records.ts'
import {
  draftRound,
  insertOpenRound,
  invitation,
  opening,
  response,
  submitting,
  walkIn,
} from '../builders/records.ts'
import { addressStop, mailing, mailText, message } from '../builders/mail-records.ts'
import { attempts, logEntries, session, user } from '../builders/staff-records.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { OPENS } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { ADAPTERS, type ContractStore, openDatabase, openFile } from './adapters.ts'

/** What says nothing of whether the store answers. */
type Other = 'description' | 'claimServing' | 'claimAlone' | 'clearSpace' | 'untilFailed' | 'close'

/** A call of every method: the compiler names one that is new. */
const CALLS: Readonly<Record<Exclude<keyof Store, Other>, (store: Store) => Promise<unknown>>> = {
  putAssociations: store => store.putAssociations(testAssociations(2)),
  listAssociations: store => store.listAssociations(),
  eachAssociation: store => drain(store.eachAssociation()),
  insertSurvey: store => store.insertSurvey(publishedSurvey('prov/9')),
  findSurvey: store => store.findSurvey('prov/1'),
  listSurveys: store => store.listSurveys(),
  insertCrosswalk: store => store.insertCrosswalk(publishedCrosswalk({ version: 9 })),
  listCrosswalks: store => store.listCrosswalks(),
  findCrosswalkVersion: store => store.findCrosswalkVersion('a/1-a/2/1'),
  findCrosswalk: store => store.findCrosswalk('a/1', 'a/2'),
  insertRound: store => store.insertRound(draftRound('annan')),
  findRound: store => store.findRound('prov-2022'),
  listRounds: store => store.listRounds(),
  saveRound: store => store.saveRound({ ...opening([]).round, revision: 3 }),
  removeDraft: store => store.removeDraft(draftRound('annan')),
  openRound: store => store.openRound(opening(['A'], 'annan')),
  restoreRound: store => store.restoreRound(opening(['A'], 'tredje')),
  restoreFrame: store => store.restoreFrame('prov-2022', opening(['F']).frame),
  eachFrameEntry: store => drain(store.eachFrameEntry('prov-2022')),
  listFrame: store => store.listFrame('prov-2022'),
  findFrameEntry: store => store.findFrameEntry('prov-2022', 'A'),
  addToFrame: store => store.addToFrame(opening(['G']).frame[0]!, opening(['G']).invitations[0]!),
  findLinkKey: store => store.findLinkKey('prov-2022'),
  destroyLinkKey: store => store.destroyLinkKey('prov-2022'),
  findInvitation: store => store.findInvitation('l-prov-2022-A'),
  eachInvitation: store => drain(store.eachInvitation('prov-2022')),
  restoreInvitations: store => store.restoreInvitations(opening(['F']).invitations),
  findInvitationOf: store => store.findInvitationOf('prov-2022', 'A'),
  listInvitations: store => store.listInvitations('prov-2022'),
  markAnswered: store => store.markAnswered('i-prov-2022-A', OPENS),
  saveInvitation: store => store.saveInvitation(changeInvitation(invitation('A'), {})),
  listOutcomes: store => store.listOutcomes('prov-2022'),
  countInvitations: store => store.countInvitations('prov-2022'),
  insertWalkIn: store => store.insertWalkIn(walkIn('ny')),
  findWalkIn: store => store.findWalkIn('l-w'),
  listWalkIns: store => store.listWalkIns('prov-2022'),
  saveWalkIn: store => store.saveWalkIn(walkIn('w', { revision: 2 })),
  findResponse: store => store.findResponse('prov-2022', 'A'),
  saveDraft: store =>
    store.saveDraft({ ...response('B'), content: { state: 'draft', sealed: 'x' } }),
  submitResponse: store => store.submitResponse(submitting('C')),
  importResponses: store => store.importResponses([submitting('D')], null),
  removeWaiting: store => store.removeWaiting(response('V')),
  findByCode: store => store.findByCode('c'),
  countResponses: store => store.countResponses('prov-2022'),
  findSubmitted: store => store.findSubmitted('prov-2022', ['A']),
  closeResponses: store => store.closeResponses('tredje', ['A']),
  rewriteResponses: store => store.rewriteResponses('prov-2022', 'all'),
  eachResponse: store => drain(store.eachResponse('prov-2022')),
  eachInAnyOrder: store => drain(store.eachInAnyOrder('prov-2022')),
  eachStored: store => drain(store.eachStored('prov-2022')),
  restoreResponses: store => store.restoreResponses([response('E')]),
  summariseResponses: store => store.summariseResponses('prov-2022'),
  insertResult: store => store.insertResult(certifiedResult('prov-2022')),
  findResult: store => store.findResult('prov-2022'),
  findPublishedResult: store => store.findPublishedResult('prov-2022'),
  insertComparison: store => store.insertComparison(certifiedComparison()),
  listComparisons: store => store.listComparisons(),
  findComparison: store => store.findComparison(certifiedComparison()),
  takeLease: store => store.takeLease({ name: 'a', holder: 'b', until: OPENS }, OPENS),
  releaseLease: store => store.releaseLease({ name: 'a', holder: 'b' }),
  findCondition: store => store.findCondition(),
  saveCondition: store => store.saveCondition({ kind: 'ready' }),
  insertUser: store => store.insertUser(user('ny')),
  findUser: store => store.findUser('anna'),
  findUserByLogin: store => store.findUserByLogin(user('anna').login),
  listUsers: store => store.listUsers(),
  saveUser: store => store.saveUser(user('anna', { revision: 2 })),
  insertMailText: store => store.insertMailText(mailText()),
  findMailText: store => store.findMailText(mailText()),
  findLatestMailText: store => store.findLatestMailText('prov-2022', 'invitation'),
  listMailTexts: store => store.listMailTexts('prov-2022'),
  insertMailing: store => store.insertMailing(mailing()),
  saveMailing: store => store.saveMailing(mailing({ revision: 2 })),
  listMailings: store => store.listMailings('prov-2022'),
  stopAddress: store => store.stopAddress(addressStop('a')),
  removeAddressStop: store => store.removeAddressStop('a'),
  findAddressStop: store => store.findAddressStop('a'),
  listAddressStops: store => store.listAddressStops(),
  queueMessages: store => store.queueMessages([message('a')]),
  takeMessage: store => store.takeMessage({ holder: 'h', until: OPENS }, OPENS),
  settleMessage: store => store.settleMessage(message('a'), 'h'),
  stopMessages: store => store.stopMessages('prov-2022', 'stopped'),
  resumeMessages: store =>
    store.resumeMessages(
      { roundId: 'prov-2022', kind: 'invitation', occasion: null, why: 'stopped' },
      { due: OPENS, textVersion: 2 },
    ),
  findMessage: store => store.findMessage('a'),
  countMessages: store => store.countMessages('prov-2022'),
  countSentSince: store => store.countSentSince(OPENS),
  eachMessage: store => drain(store.eachMessage('prov-2022')),
  insertSession: store => store.insertSession(session('ny')),
  findSession: store => store.findSession('s'),
  listSessions: store => store.listSessions('anna'),
  seeSession: store => store.seeSession('s', OPENS),
  removeSession: store => store.removeSession('s'),
  removeSessionsOf: store => store.removeSessionsOf('anna', null),
  removeSessionsBefore: store => store.removeSessionsBefore(OPENS),
  findAttempts: store => store.findAttempts('a'),
  saveAttempts: store => store.saveAttempts(attempts('a')),
  removeAttemptsBefore: store => store.removeAttemptsBefore(OPENS),
  insertLogEntry: store => store.insertLogEntry(logEntries(1)[0]!),
  findLastLogEntry: store => store.findLastLogEntry(),
  listLogEntries: store =>
    store.listLogEntries({ by: null, act: null, object: null, before: null }, 10),
  eachLogEntry: store => drain(store.eachLogEntry()),
  checkIntegrity: store => store.checkIntegrity(),
  checkReady: store => store.checkReady(),
}

/** On SQLite there is nothing to close: see the adapter. */
const WRITES_NOTHING_ON_SQLITE = 'closeResponses'

const UNAVAILABLE = { name: 'Problem', code: 'store/unavailable' }

async function drain(stream: AsyncIterable<unknown>): Promise<number> {
  let count = 0
  for await (const _each of stream) count += 1
  return count
}

/** What each call came to: its problem's code, or what was thrown instead. */
async function outcomesOf(store: Store, leftOut = ''): Promise<ReadonlyMap<string, unknown>> {
  const calls = Object.entries(CALLS).filter(([name]) => name !== leftOut)
  return new Map(
    await Promise.all(
      calls.map(async ([name, call]): Promise<[string, unknown]> => {
        try {
          await call(store)
          return [name, 'answered']
        } catch (error) {
          const { name: kind, code = String(error) } = error as { name: string; code?: unknown }
          return [name, { name: kind, code }]
        }
      }),
    ),
  )
}

const every = (outcome: unknown, leftOut = '') =>
  new Map(
    Object.keys(CALLS)
      .filter(name => name !== leftOut)
      .map(name => [name, outcome]),
  )

describe.each(ADAPTERS)('a store that is closed: $name', ({ name, open }) => {
  const leftOut = name.startsWith('SQLite') ? WRITES_NOTHING_ON_SQLITE : ''
  let opened: ContractStore
  beforeEach(async () => {
    opened = await open()
    await insertOpenRound(opened.store, ['A', 'B', 'C', 'D', 'E'])
  })
  afterEach(() => opened.remove())

  it('says of every call that it is unavailable', async () => {
    await opened.store.close()
    expect(await outcomesOf(opened.store, leftOut)).toStrictEqual(every(UNAVAILABLE, leftOut))
  })

  it('can be closed again', async () => {
    await opened.store.close()
    await expect(opened.store.close()).resolves.toBeUndefined()
  })

  it('ends a stream that is being read with the same', async () => {
    const keys = Array.from({ length: 700 }, (_, index) => `k${index}`)
    await opened.store.restoreResponses(keys.map(key => response(key)))
    let count = 0
    const reading = async () => {
      for await (const _each of opened.store.eachStored('prov-2022')) {
        count += 1
        if (count === 1) await opened.store.close()
      }
    }
    await expect(reading()).rejects.toMatchObject(UNAVAILABLE)
    expect(count).toBeLessThan(keys.length)
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)('a MongoDB server that is away', () => {
  let opened: ContractStore
  let proxy: Proxy
  let store: Store
  beforeEach(async () => {
    opened = await openDatabase()
    await insertOpenRound(opened.store, ['A', 'B', 'C', 'D', 'E'])
    const address = new URL(opened.address)
    proxy = await startProxy(address.hostname, Number(address.port))
    address.host = `127.0.0.1:${proxy.port}`
    store = await createMongoStore(address.href, { allowStandalone: true })
  })
  afterEach(async () => {
    await store.close()
    proxy.close()
    await opened.remove()
  })

  it('is unavailable in every call, and answers every call when it is back', async () => {
    proxy.cut()
    expect(await outcomesOf(store)).toStrictEqual(every(UNAVAILABLE))
    proxy.release()
    expect(await outcomesOf(store)).toStrictEqual(every('answered'))
  })
})

/** Records as a disk or a hand can leave them, each with what reads it. */
const READS = {
  listAssociations: ['listAssociations'],
  survey: ['findSurvey'],
  crosswalk: ['listCrosswalks', 'findCrosswalkVersion', 'findCrosswalk'],
  round: ['findRound', 'listRounds', 'saveDraft'],
  frame: ['listFrame', 'findFrameEntry'],
  response: ['findResponse', 'eachResponse', 'eachInAnyOrder', 'eachStored'],
  result: ['findResult'],
} as const

type Call = keyof typeof CALLS
const DAMAGED = { name: 'Problem', code: 'store/damaged' }

async function fill(store: Store): Promise<void> {
  await store.putAssociations(testAssociations(2))
  await store.insertSurvey(publishedSurvey())
  await store.insertCrosswalk(publishedCrosswalk())
  await insertOpenRound(store, ['A', 'B'])
  await store.submitResponse(submitting('A'))
  await store.insertResult(certifiedResult('prov-2022'))
}

describe('a damaged record in a SQLite file', () => {
  let opened: ContractStore
  beforeEach(async () => {
    opened = await openFile()
    await fill(opened.store)
  })
  afterEach(() => opened.remove())

  it.each([
    ['association', 'doc', READS.listAssociations],
    ['survey', 'definition', READS.survey],
    ['crosswalk', 'definition', READS.crosswalk],
    ['round', 'doc', READS.round],
    ['frame', 'doc', READS.frame],
    ['response', 'content', READS.response],
    ['result', 'sealed', READS.result],
  ] as const)('of table %s is told as such by what reads it', async (table, column, calls) => {
    const other = new Sqlite(opened.address)
    other.pragma('ignore_check_constraints = ON')
    const { changes } = other.prepare(`UPDATE ${table} SET ${column} = '{"hemligt'`).run()
    other.close()
    expect(changes).toBeGreaterThan(0)
    for (const call of calls) {
      const told = CALLS[call satisfies Call](opened.store)
      await expect(told).rejects.toMatchObject({ ...DAMAGED, message: 'store/damaged', values: {} })
    }
    expect(await opened.store.findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)('a damaged record on MongoDB', () => {
  let opened: ContractStore
  beforeEach(async () => {
    opened = await openDatabase()
    await fill(opened.store)
  })
  afterEach(() => opened.remove())

  it.each([
    ['survey', { definition: '{"hemligt' }, READS.survey],
    ['crosswalk', { definition: '{"hemligt' }, READS.crosswalk],
    ['response', { content: null }, READS.response],
    ['sealedPart', { text: '{"hemligt' }, READS.result],
    ['result', { sealedParts: 0 }, READS.result],
  ] as const)('of collection %s is told as such by what reads it', async (name, change, calls) => {
    const raw = await mongoose.createConnection(opened.address).asPromise()
    const { modifiedCount } = await raw.collection(name).updateMany({}, { $set: change })
    await raw.close()
    expect(modifiedCount).toBeGreaterThan(0)
    for (const call of calls) {
      const told = CALLS[call satisfies Call](opened.store)
      await expect(told).rejects.toMatchObject({ ...DAMAGED, message: 'store/damaged', values: {} })
    }
    expect(await opened.store.findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
  })
})
