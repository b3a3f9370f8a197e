import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { addStaff, logInAs, PASSWORD, type StaffBrowser } from '../builders/staff.ts'
import { createVisitor } from '../builders/staff-visitor.ts'
import { testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let admin: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  admin = await logInAs('administrator', { app, container })
})

const NEW = {
  anvandarnamn: 'Ny@Prov.example',
  namn: 'Ny Person',
  roll: 'utredare',
  'sista-dag': '2026-12-31',
}
const named = (userName: string) => container.users.getNamed(userName)
const lastEntry = async () =>
  (await container.acts.list({ by: null, act: null, object: null, before: null }, 1))[0]!

describe('Konton', () => {
  it('adds an account and gives a start link to hand over, from the address in the settings', async () => {
    const { status, text } = await admin.post(paths.newUser, NEW)
    expect(status).toBe(200)
    const [link] = /https:\/\/svara\.provby\.example\/valkommen\/[\w-]+\.[\w-]+/.exec(text)!
    const visitor = createVisitor(app)
    const wanted = { 'nytt-losenord': PASSWORD, 'nytt-losenord-igen': PASSWORD }
    const { headers } = await visitor.submit(new URL(link).pathname, wanted)
    expect(headers['location']).toBe(paths.logInSecondFactor)
    expect(await named('ny@prov.example')).toMatchObject({
      role: 'investigator',
      lastDay: '2026-12-31',
      added: { by: admin.user.id },
    })
    const list = (await admin.get(paths.users)).text
    for (const shown of ['Ny Person', 'ny@prov.example', 'utredare', '31 december 2026']) {
      expect(list).toContain(shown)
    }
  })

  it.each([
    [{ anvandarnamn: 'a b' }, 'minst tre tecken'],
    [{ anvandarnamn: 'administrator' }, 'Det finns redan ett konto som heter administrator'],
    [{ namn: ' ' }, 'Skriv personens namn'],
    [{ namn: 'Ny\u0007' }, 'Skriv personens namn'],
    [{ roll: '' }, 'Välj en roll.'],
    [{ roll: 'kung' }, 'Välj en roll.'],
    [{ 'sista-dag': '2026-02-30' }, 'Skriv dagen som ÅÅÅÅ-MM-DD.'],
  ])('does not take %j, and keeps what was typed', async (change, sentence) => {
    const before = (await container.users.list()).length
    const { status, text } = await admin.post(paths.newUser, { ...NEW, ...change })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain('role="alert"')
    if (!('namn' in change)) expect(text).toContain('value="Ny Person"')
    expect((await container.users.list()).length).toBe(before)
  })

  it('tells everything that is wrong at once', async () => {
    const { text } = await admin.post(paths.newUser)
    for (const sentence of ['Skriv personens namn', 'minst tre tecken', 'Välj en roll.']) {
      expect(text.split(sentence).length).toBe(3)
    }
  })

  it('changes name, role and last day, and says so in the log', async () => {
    const { id } = await addStaff(container, 'investigator')
    const sent = { namn: 'Kim Ny', roll: 'revisor', 'sista-dag': '2027-01-31', skal: 'ny tjänst' }
    const { headers } = await admin.post(pathTo.user(id), sent)
    expect(headers['location']).toBe(`${pathTo.user(id)}?klart=sparat`)
    expect(await container.users.get(id)).toMatchObject({
      name: 'Kim Ny',
      role: 'auditor',
      lastDay: '2027-01-31',
    })
    expect(await lastEntry()).toMatchObject({
      by: admin.user.id,
      act: 'user.ended',
      object: id,
      detail: '2027-01-31',
      network: expect.stringMatching(/^(127\.0\.0\.0\/24|0:0:0::\/48)$/),
    })
    await admin.post(pathTo.user(id), { ...sent, 'sista-dag': '' })
    expect((await container.users.get(id)).lastDay).toBeNull()
  })

  it('closes and opens an account, with a reason that the log holds', async () => {
    const { id } = await addStaff(container, 'reader')
    const without = await admin.post(pathTo.userStanding(id), { lage: 'stangt' })
    expect([without.status, without.text.includes('Skriv varför.')]).toEqual([422, true])
    await admin.post(pathTo.userStanding(id), { lage: 'stangt', skal: 'slutat' })
    expect(await lastEntry()).toMatchObject({ act: 'user.disabled', object: id, reason: 'slutat' })
    expect((await createVisitor(app).logIn('lasare', PASSWORD)).text).toContain('avstängt')
    await admin.post(pathTo.userStanding(id), { lage: 'oppet', skal: 'åter' })
    expect((await createVisitor(app).logIn('lasare', PASSWORD)).status).toBe(303)
    const odd = { lage: 'annat', skal: 'x' }
    expect((await admin.post(pathTo.userStanding(id), odd)).status).toBe(400)
  })

  it('gives a new start link, after which the old password is good for nothing', async () => {
    const { id } = await addStaff(container, 'reader')
    const { text } = await admin.post(pathTo.userPassword(id), { skal: 'glömt' })
    expect(text).toMatch(/\/valkommen\/[\w-]+\.[\w-]+/)
    expect((await createVisitor(app).logIn('lasare', PASSWORD)).status).toBe(422)
  })

  it('says so when there is no such account', async () => {
    expect((await admin.get(pathTo.user('finns-inte'))).status).toBe(404)
  })

  it('takes only the fields that it has: nobody becomes something by another', async () => {
    const { id } = await addStaff(container, 'reader')
    const more = {
      namn: 'Kim',
      roll: 'lasare',
      id: 'x',
      epoch: '0',
      isDisabled: 'true',
      password: 'x',
    }
    await admin.post(pathTo.user(id), more)
    const after = await container.users.get(id)
    expect([after.id, after.isDisabled, after.role]).toEqual([id, false, 'reader'])
  })
})

describe('Loggen', () => {
  it('shows who did what to what, and finds it by each of them', async () => {
    const { id } = await addStaff(container, 'reader')
    await admin.post(pathTo.userStanding(id), { lage: 'stangt', skal: 'slutat i våras' })
    const { text } = await admin.get(paths.log)
    for (const shown of [
      'Kim administrator',
      'Stängde ett konto',
      'Kim lasare',
      'slutat i våras',
    ]) {
      expect(text).toContain(shown)
    }
    const found = (await admin.get(pathTo.log({ vad: 'user.disabled', galler: id }))).text
    expect(found.match(/<tr role="row">/g)).toHaveLength(2)
    expect((await admin.get(pathTo.log({ galler: 'finns-inte' }))).text).toContain(
      'Ingen post stämmer',
    )
  })

  it('is read page by page, and each reading stands in it', async () => {
    for (let time = 0; time < 60; time += 1)
      await container.acts.note({ act: 'log.read', actor: { kind: 'visitor' }, network: null })
    const { text } = await admin.get(paths.log)
    const [, number = ''] = /href="\/logg\?fore&#x3D;(\d+)"/.exec(text)!
    const next = (await admin.get(pathTo.log({ fore: number }))).text
    expect(next).not.toContain('Visa äldre')
    expect(await lastEntry()).toMatchObject({ by: admin.user.id, act: 'log.read' })
  })

  it.each([
    '?fore=x',
    '?fore=-1',
    '?vad=finns-inte',
    `?galler=${'x'.repeat(999)}`,
    '?vem=a&vem=b',
    '?__proto__=1',
  ])('bears anything in its address: %s', async query => {
    expect((await admin.get(paths.log + query)).status).toBe(200)
  })
})
