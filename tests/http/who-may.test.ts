import { beforeAll, describe, expect, it } from '@jest/globals'

import { type Role, ROLES } from '../../server/accounts/role.ts'
import { paths } from '../../server/paths.ts'
import { surveyDraft } from '../builders/published-records.ts'
import { body } from '../builders/register-records.ts'
import { routesOf } from '../builders/routes.ts'
import { addStaff, logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

/**
 * T8: every role on every route of the work space, on what is theirs and on what is not. The table is written
 * by hand and held against the routes that there are: a route without a row fails, and a row without a route.
 */

/** What each role is answered with: administrator, utredare, revisor, läsare. */
type Answers = readonly [number, number, number, number]

const ALL: Answers = [200, 200, 200, 200]
/** The register is for those who run rounds. */
const REGISTER: Answers = [200, 200, 403, 403]
const REGISTER_MISSING: Answers = [404, 404, 403, 403]
/** Those who code, and auditors, who only read. */
const AUDITED: Answers = [200, 200, 200, 403]
const DONE: Answers = [303, 303, 303, 303]
/** For whoever runs rounds; the others are refused. A form without what it was decided on is, too. */
const RUNS = (status: number): Answers => [status, status, 403, 403]

/** What stands in a path, by whose or which it is. */
const OBJECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  certified: {
    roundId: 'certified',
    version: '0',
    first: 'certified',
    second: 'older',
    format: 'json',
  },
  draft: { roundId: 'draft' },
  invited: { roundId: 'open', associationId: 'F001' },
  asked: { surveyId: 'prov', version: '1', other: '1' },
  unasked: { surveyId: 'prov', version: '9', other: '1' },
  first: { step: 'enkat' },
  last: { step: 'granska' },
  open: { roundId: 'open', version: '0', first: 'certified', second: 'open', format: 'json' },
  written: {
    roundId: 'certified',
    questionId: 'prov.text',
    commentId: 'saknas',
    codeId: 'saknas',
  },
  unwritten: { roundId: 'certified', questionId: 'prov.helhet', commentId: 'saknas' },
  there: {
    associationId: 'F001',
    bodyId: 'namnden',
    format: 'csv',
    draftId: 'utkastet',
    partId: 'prov.helhet',
  },
  missing: {
    associationId: 'finns-inte',
    bodyId: 'finns-inte',
    format: 'exe',
    draftId: 'finns-inte',
    partId: 'finns-inte',
  },
  invitation: { roundId: 'open', kind: 'inbjudan' },
}

type Row = Readonly<Record<string, Answers>>

const TABLE: Readonly<Record<string, Row>> = {
  [`GET ${paths.rounds}`]: { none: ALL },
  [`GET ${paths.method}`]: { none: ALL },
  [`GET ${paths.setUp}`]: { first: RUNS(200), last: RUNS(200) },
  [`POST ${paths.setUp}`]: { first: RUNS(422), last: RUNS(422) },
  [`GET ${paths.round}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.roundOpening}`]: { open: RUNS(409), draft: RUNS(200) },
  [`POST ${paths.roundOpening}`]: { open: RUNS(409), draft: RUNS(409) },
  [`GET ${paths.roundRemoval}`]: { open: RUNS(409), draft: RUNS(200) },
  [`POST ${paths.roundRemoval}`]: { open: RUNS(409), draft: RUNS(409) },
  [`GET ${paths.progress}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.progressFile}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.unanswered}`]: { certified: RUNS(200), open: RUNS(200) },
  [`GET ${paths.keying}`]: { certified: RUNS(409), open: RUNS(200) },
  [`GET ${paths.keyedAnswer}`]: { certified: RUNS(409), invited: RUNS(200) },
  [`POST ${paths.keyedAnswer}`]: { certified: RUNS(409), invited: RUNS(400) },
  [`GET ${paths.keyedReceipt}`]: { certified: RUNS(409), invited: RUNS(303) },
  [`GET ${paths.freeText}`]: { certified: AUDITED, open: AUDITED },
  [`GET ${paths.supplement}`]: { certified: AUDITED, open: [409, 409, 409, 403] },
  [`POST ${paths.supplement}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.freeTextQuestion}`]: { written: AUDITED, unwritten: [404, 404, 404, 403] },
  [`GET ${paths.comment}`]: {
    written: [404, 404, 404, 403],
    unwritten: [404, 404, 404, 403],
  },
  [`POST ${paths.comment}`]: { written: RUNS(404), unwritten: RUNS(404) },
  [`POST ${paths.quote}`]: { written: RUNS(404), unwritten: RUNS(404) },
  [`GET ${paths.codes}`]: { written: RUNS(200), unwritten: RUNS(404) },
  [`POST ${paths.codes}`]: { written: RUNS(422), unwritten: RUNS(404) },
  [`POST ${paths.takenCodes}`]: { written: RUNS(422), unwritten: RUNS(404) },
  [`GET ${paths.code}`]: { written: RUNS(404), unwritten: RUNS(404) },
  [`POST ${paths.code}`]: { written: RUNS(409), unwritten: RUNS(404) },
  [`POST ${paths.codeMerging}`]: { written: RUNS(409), unwritten: RUNS(404) },
  [`POST ${paths.codeRemoval}`]: { written: RUNS(409), unwritten: RUNS(404) },
  [`GET ${paths.outcomes}`]: { certified: RUNS(200), open: RUNS(200) },
  [`GET ${paths.outcome}`]: { certified: RUNS(404), open: RUNS(404) },
  [`POST ${paths.outcome}`]: { certified: RUNS(404), open: RUNS(404) },
  [`GET ${paths.waiting}`]: { certified: RUNS(200), open: RUNS(200) },
  [`GET ${paths.waitingAnswer}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.waitingAnswer}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.waitingRejection}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.roundExtension}`]: { certified: RUNS(409), open: RUNS(200) },
  [`POST ${paths.roundExtension}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.roundClosing}`]: { certified: RUNS(200), open: RUNS(200) },
  [`POST ${paths.roundClosing}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.review}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.reviewMove}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.reviewMove}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.reviewAside}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.reviewAside}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.reviewLate}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.reviewLate}`]: { certified: [400, 400, 403, 403], open: [400, 400, 403, 403] },
  [`GET ${paths.certification}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.certification}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.openingProtocol}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.certificationProtocol}`]: { certified: ALL, open: [409, 409, 409, 403] },
  [`GET ${paths.onePage}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.onePageText}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.publication}`]: { certified: RUNS(200), open: RUNS(409) },
  [`POST ${paths.publication}`]: { certified: RUNS(409), open: RUNS(409) },
  [`POST ${paths.publicationEnd}`]: { certified: RUNS(409), open: RUNS(409) },
  [`GET ${paths.correction}`]: { certified: RUNS(200), open: RUNS(409) },
  [`POST ${paths.correction}`]: { certified: RUNS(422), open: RUNS(409) },
  [`GET ${paths.resultVersion}`]: { certified: ALL, open: [409, 409, 409, 403] },
  [`GET ${paths.resultVersionFile}`]: { certified: ALL, open: [409, 409, 409, 403] },
  [`GET ${paths.mail}`]: { certified: RUNS(200), open: RUNS(200), draft: RUNS(200) },
  [`GET ${paths.mailDecision}`]: { certified: RUNS(200), open: RUNS(200) },
  [`GET ${paths.mailReview}`]: { certified: RUNS(422), open: RUNS(422) },
  [`POST ${paths.mailReview}`]: { certified: RUNS(422), open: RUNS(422) },
  [`GET ${paths.mailStop}`]: { certified: RUNS(200), open: RUNS(200) },
  [`POST ${paths.mailStop}`]: { certified: RUNS(422), open: RUNS(422) },
  [`GET ${paths.mailText}`]: { invitation: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.mailText}`]: { invitation: RUNS(422), missing: RUNS(404) },
  [`GET ${paths.mailAddresses}`]: { certified: RUNS(200), open: RUNS(200) },
  [`POST ${paths.mailAddresses}`]: { certified: RUNS(422), open: RUNS(422) },
  [`POST ${paths.mailReceived}`]: { certified: RUNS(404), open: RUNS(404) },
  [`POST ${paths.mailReturned}`]: { certified: RUNS(400), open: RUNS(400) },
  [`POST ${paths.letters}`]: { certified: [409, 403, 403, 403], open: [409, 403, 403, 403] },
  [`GET ${paths.newLink}`]: { certified: RUNS(200), open: RUNS(200) },
  [`POST ${paths.newLink}`]: { certified: RUNS(422), open: RUNS(422) },
  [`GET ${paths.result}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.resultFile}`]: { certified: ALL, open: [200, 200, 200, 403] },
  [`GET ${paths.package}`]: { certified: [200, 200, 200, 403], open: [200, 200, 200, 403] },
  [`GET ${paths.packageFile}`]: { certified: [200, 200, 200, 403], open: [409, 409, 409, 403] },
  [`GET ${paths.comparison}`]: { certified: ALL, open: [409, 409, 409, 403] },
  [`GET ${paths.comparisonFile}`]: { certified: ALL, open: [409, 409, 409, 403] },
  [`GET ${paths.surveys}`]: { none: ALL },
  [`GET ${paths.publishSurvey}`]: { none: RUNS(200) },
  [`POST ${paths.publishSurvey}`]: { none: RUNS(422) },
  [`GET ${paths.survey}`]: { asked: ALL, unasked: [404, 404, 404, 404] },
  [`GET ${paths.surveyFile}`]: { asked: ALL, unasked: [404, 404, 404, 404] },
  [`GET ${paths.surveyPreview}`]: { asked: ALL, unasked: [404, 404, 404, 404] },
  [`GET ${paths.surveyDiff}`]: { asked: ALL, unasked: [404, 404, 404, 404] },
  [`GET ${paths.newSurveyDraft}`]: { none: RUNS(200) },
  [`POST ${paths.newSurveyDraft}`]: { none: RUNS(422) },
  [`GET ${paths.surveyDraft}`]: { there: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.surveyDraft}`]: { there: RUNS(409), missing: RUNS(404) },
  [`GET ${paths.surveyDraftPart}`]: { there: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.surveyDraftPart}`]: { there: RUNS(409), missing: RUNS(404) },
  [`GET ${paths.surveyDraftElement}`]: { there: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.surveyDraftElement}`]: { there: RUNS(422), missing: RUNS(404) },
  [`POST ${paths.surveyDraftPage}`]: { there: RUNS(422), missing: RUNS(404) },
  [`GET ${paths.surveyDraftJson}`]: { there: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.surveyDraftJson}`]: { there: RUNS(422), missing: RUNS(404) },
  [`GET ${paths.surveyDraftPreview}`]: { there: RUNS(200), missing: RUNS(404) },
  [`GET ${paths.surveyDraftDiff}`]: { there: RUNS(200), missing: RUNS(404) },
  [`GET ${paths.surveyDraftPublishing}`]: { there: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.surveyDraftPublishing}`]: { there: RUNS(409), missing: RUNS(404) },
  [`GET ${paths.surveyDraftRemoval}`]: { there: RUNS(200), missing: RUNS(404) },
  [`POST ${paths.surveyDraftRemoval}`]: { there: RUNS(409), missing: RUNS(404) },
  [`GET ${paths.crosswalk}`]: { none: [404, 404, 404, 404] },
  [`GET ${paths.account}`]: { none: ALL },
  [`POST ${paths.accountPassword}`]: { none: [422, 422, 422, 422] },
  [`GET ${paths.accountSecondFactor}`]: { none: ALL },
  [`POST ${paths.accountSecondFactor}`]: { none: [422, 422, 422, 422] },
  [`POST ${paths.accountSecondFactorRemoval}`]: { none: [403, 403, 403, 422] },
  [`POST ${paths.accountCodes}`]: { none: [422, 422, 422, 422] },
  [`POST ${paths.accountSessions}`]: { none: DONE },
  [`POST ${paths.accountSession}`]: { own: DONE, other: [404, 404, 404, 404] },
  [`GET ${paths.users}`]: { none: [200, 403, 403, 403] },
  [`GET ${paths.newUser}`]: { none: [200, 403, 403, 403] },
  [`POST ${paths.newUser}`]: { none: [422, 403, 403, 403] },
  [`GET ${paths.user}`]: { own: [403, 403, 403, 403], other: [200, 403, 403, 403] },
  [`POST ${paths.user}`]: { own: [403, 403, 403, 403], other: [422, 403, 403, 403] },
  [`POST ${paths.userStanding}`]: { own: [403, 403, 403, 403], other: [422, 403, 403, 403] },
  [`POST ${paths.userPassword}`]: { own: [403, 403, 403, 403], other: [422, 403, 403, 403] },
  [`POST ${paths.userSecondFactor}`]: { own: [403, 403, 403, 403], other: [422, 403, 403, 403] },
  [`POST ${paths.userSessions}`]: { own: [403, 403, 403, 403], other: [422, 403, 403, 403] },
  [`GET ${paths.register}`]: { none: REGISTER },
  [`POST ${paths.registerFile}`]: { there: RUNS(303), missing: REGISTER_MISSING },
  [`GET ${paths.newAssociation}`]: { none: REGISTER },
  [`POST ${paths.newAssociation}`]: { none: [422, 422, 403, 403] },
  [`GET ${paths.association}`]: { there: REGISTER, missing: REGISTER_MISSING },
  [`POST ${paths.association}`]: { there: [409, 409, 403, 403], missing: REGISTER_MISSING },
  [`POST ${paths.associationStanding}`]: { there: [422, 422, 403, 403], missing: REGISTER_MISSING },
  [`GET ${paths.associationHistory}`]: { there: REGISTER, missing: REGISTER_MISSING },
  [`GET ${paths.registerImport}`]: { none: REGISTER },
  [`POST ${paths.registerImport}`]: { none: [400, 400, 403, 403] },
  [`POST ${paths.registerUndo}`]: { none: [409, 409, 403, 403] },
  [`GET ${paths.upload}`]: { own: REGISTER, other: REGISTER_MISSING },
  [`POST ${paths.uploadColumns}`]: { own: [303, 303, 403, 403], other: REGISTER_MISSING },
  [`POST ${paths.uploadStart}`]: { own: [303, 303, 403, 403], other: REGISTER_MISSING },
  [`POST ${paths.uploadCancel}`]: { own: [303, 303, 403, 403], other: REGISTER_MISSING },
  [`GET ${paths.uploadSetAside}`]: { own: REGISTER, other: REGISTER_MISSING },
  [`GET ${paths.bodies}`]: { none: REGISTER },
  [`GET ${paths.newBody}`]: { none: REGISTER },
  [`POST ${paths.newBody}`]: { none: [422, 422, 403, 403] },
  [`GET ${paths.body}`]: { there: REGISTER, missing: REGISTER_MISSING },
  [`POST ${paths.body}`]: { there: [409, 409, 403, 403], missing: REGISTER_MISSING },
  [`GET ${paths.jobs}`]: { none: ALL },
  // Administrators see everyone's; what was made is for the one who had it made.
  [`GET ${paths.job}`]: { own: ALL, other: [200, 404, 404, 404] },
  [`GET ${paths.jobFile}`]: { own: ALL, other: [404, 404, 404, 404] },
  [`POST ${paths.jobReading}`]: { own: DONE, other: [303, 404, 404, 404] },
  [`POST ${paths.jobCancel}`]: { own: DONE, other: [303, 404, 404, 404] },
  [`GET ${paths.log}`]: { none: [200, 403, 200, 403] },
}

let container: TestContainer
let app: ReturnType<typeof testApp>
const browsers = new Map<Role, StaffBrowser>()
const others = { userId: '', sessionId: '', uploadId: '', jobId: '' }

beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
  await container.store.insertBody(body('namnden'))
  await container.store.insertSurveyDraft(surveyDraft('utkastet'))
  for (const [id, year] of [
    ['older', 2019],
    ['certified', 2022],
    ['open', 2025],
  ] as const) {
    await openTestRound(container, { round: { id, year } })
    if (id === 'open') continue
    await container.rounds.closeRound(id)
    await container.certification.certifyRound(id, () => undefined)
  }
  await container.rounds.createRound({ ...ROUND, id: 'draft' })
  for (const role of ROLES) browsers.set(role, await logInAs(role, { app, container }))
  const other = await addStaff(container, 'reader', 'annan')
  const how = { stage: 'full', by: 'password', network: null } as const
  await container.sessions.begin(other, how)
  others.userId = other.id
  others.uploadId = await uploadBy(other.id)
  others.jobId = await jobBy(other.id)
  others.sessionId = (await container.sessions.listOf(other))[0]!.id
})

/** A register file that somebody has sent. */
async function uploadBy(userId: string): Promise<string> {
  const bytes = Buffer.from('id;namn;sektor\nF1;A;Idrott\n')
  return (await container.uploads.receive({ name: 'a.csv', bytes }, userId)).id
}

/** A piece of work that is done, and has left a file. */
async function jobBy(by: string): Promise<string> {
  const { id, finished } = await container.jobs.start(
    { kind: 'registerExport', by },
    async hand => {
      await hand.write('x')
      return { counts: { rows: 1 }, file: { name: 'x.csv', type: 'text/csv' } }
    },
  )
  await finished
  return id
}

/** What is put into a path for someone: what is theirs, another's, or one of the rounds. */
async function valuesFor(object: string, { user }: StaffBrowser) {
  if (object === 'other') return others
  if (object !== 'own') return OBJECTS[object] ?? {}
  const how = { stage: 'full', by: 'password', network: null } as const
  const token = await container.sessions.begin(user, how)
  const sessionId = (await container.sessions.find(token))!.session.id
  return {
    userId: user.id,
    sessionId,
    uploadId: await uploadBy(user.id),
    jobId: await jobBy(user.id),
  }
}

const filled = (path: string, values: Readonly<Record<string, string>>) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'saknas')

const staffRoutes = () =>
  routesOf(app)
    .filter(({ declaration }) => declaration?.audience === 'staff')
    .map(({ method, path }) => `${method} ${path}`)

describe('the table of who may what', () => {
  it('has a row for every route of the work space, and no other', () => {
    expect(staffRoutes().toSorted()).toEqual(Object.keys(TABLE).toSorted())
  })

  it('tells own from other, or one round from another, wherever a path names something', () => {
    const named = Object.entries(TABLE).filter(([route]) => route.includes('/:'))
    expect(named.filter(([, row]) => Object.keys(row).length < 2)).toEqual([])
  })
})

const cases = Object.entries(TABLE).flatMap(([route, row]) =>
  Object.entries(row).flatMap(([object, answers]) =>
    ROLES.map((role, index) => ({ route, object, role, expected: answers[index]! })),
  ),
)

describe('every route of the work space', () => {
  it.each(cases)('$route ($object) answers $expected to $role', async given => {
    const { route, object, role, expected } = given
    const [method, path = ''] = route.split(' ')
    // One of their own may have ended it: a fresh one each time.
    const browser = await logInAs(role, { app, container })
    const target = filled(path, await valuesFor(object, browser))
    const { status } = await (method === 'GET' ? browser.get(target) : browser.post(target))
    expect(status).toBe(expected)
  })

  it('answers nobody who is not logged in, and changes nothing for them', async () => {
    for (const route of staffRoutes()) {
      const [method, path = ''] = route.split(' ')
      const target = filled(path, { ...OBJECTS['certified'], ...others })
      const asked =
        method === 'GET'
          ? browse(app).get(target)
          : browse(app).post(target).type('form').send('a=b')
      const { status, headers, text } = await asked
      expect([route, status]).toEqual([route, method === 'GET' ? 303 : 401])
      expect(headers['cache-control']).toBe('no-store')
      // What was asked for may stand in the page, so that it can be sent again: it told nothing.
      expect(text.replaceAll(target, '')).not.toContain('certified')
    }
    expect(await container.sessions.listOf(await container.users.get(others.userId))).toHaveLength(
      1,
    )
  })

  it('has no link on any page to what whoever reads it may not', async () => {
    for (const [role, { get }] of browsers) {
      for (const start of [paths.rounds, paths.account]) {
        const { text } = await get(start)
        const links = [...text.matchAll(/<a[^>]* href="(\/[^"#]*)"/g)].map(([, href = '']) => href)
        for (const link of links.filter(href => !href.startsWith('/assets'))) {
          expect([role, link, (await get(link)).status]).not.toEqual([role, link, 403])
        }
      }
    }
  })
})
