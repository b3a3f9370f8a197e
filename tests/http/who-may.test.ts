import { beforeAll, describe, expect, it } from '@jest/globals'

import { type Role, ROLES } from '../../server/accounts/role.ts'
import { paths } from '../../server/paths.ts'
import { addition } from '../builders/dossiers.ts'
import { askTestBodies } from '../builders/inquiries.ts'
import { printedResult } from '../builders/printed-records.ts'
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
import { OBJECTS } from '../builders/who-may-objects.ts'
import { TABLE } from '../builders/who-may-table.ts'

/**
 * T8: every role on every route of the work space, on what is theirs and on what is not. The table is written
 * by hand and held against the routes that there are: a route without a row fails, and a row without a route.
 */

let container: TestContainer
let app: ReturnType<typeof testApp>
const browsers = new Map<Role, StaffBrowser>()
const others = { userId: '', sessionId: '', uploadId: '', jobId: '' }

beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
  await container.store.insertBody(body('namnden'))
  await container.store.insertAddition(addition(1))
  await container.frozenReports.freeze(
    { dossierId: 'akten', on: '2022-06-01', replaces: null, reason: '', seen: 0 },
    { actor: { kind: 'visitor' }, network: null },
  )
  expect(await askTestBodies(container)).toBe(OBJECTS['inquired']!['inquiryId'])
  await container.store.insertPrinted(printedResult('tryckt'))
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
  await container.comparisons.certifyComparison('older', 'certified')
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
