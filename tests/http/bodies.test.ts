import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { body } from '../builders/register-records.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  staff = await logInAs('investigator', { app: testApp(container), container })
})

const NEW = { 'id-i-adresser': 'socialnamnden', namn: 'Socialnämnden', slag: 'committee' }
const get = () => container.bodies.get('socialnamnden')

describe('Nämnder', () => {
  it('says what to do first when there is none', async () => {
    expect((await staff.get(paths.bodies)).text).toContain('Börja med kommunstyrelsen')
  })

  it('adds one, and the log says who did', async () => {
    const { headers } = await staff.post(paths.newBody, NEW)
    expect(headers['location']).toBe(`${pathTo.body('socialnamnden')}?klart=sparad`)
    expect(await get()).toMatchObject({ name: 'Socialnämnden', revision: 1 })
    const [entry] = await container.acts.list(
      { by: null, act: 'body.added', object: null, before: null },
      1,
    )
    expect(entry).toMatchObject({ by: staff.user.id, object: 'socialnamnden' })
    expect((await staff.get(paths.bodies)).text).toContain('Socialnämnden')
  })

  it('tells everything that is wrong at once, and keeps what was typed', async () => {
    const wrong = { ...NEW, 'id-i-adresser': 'Å', slag: '', 'galler-till': 'x' }
    const { status, text } = await staff.post(paths.newBody, wrong)
    expect(status).toBe(422)
    for (const told of ['Skriv ett id', 'Välj vilket slag', 'ÅÅÅÅ-MM-DD', 'value="Socialnämnden"'])
      expect(text).toContain(told)
    await staff.post(paths.newBody, NEW)
    expect((await staff.post(paths.newBody, NEW)).text).toContain('Id:t är upptaget')
  })

  it('changes one: what it replaces, acts together with, and works under', async () => {
    await container.store.insertBody(body('gamla'))
    await container.store.insertBody(body('omsorg'))
    await staff.post(paths.newBody, NEW)
    const path = pathTo.body('socialnamnden')
    const revision = String(hiddenFields((await staff.get(path)).text)['revision'])
    const relations = { ersatter: 'gamla', tillsammans: 'omsorg', 'hor-under': 'omsorg' }
    const sent = { ...NEW, ...relations, 'galler-fran': '2019-01-01', revision }
    expect((await staff.post(path, sent)).status).toBe(303)
    expect(await get()).toMatchObject({
      validFrom: '2019-01-01',
      replaces: ['gamla'],
      together: ['omsorg'],
      parent: 'omsorg',
    })
    expect((await staff.get(pathTo.body('gamla'))).text).toContain('Ersattes av')
    const late = await staff.post(path, { ...sent, namn: 'För sent' })
    expect([late.status, late.text.includes('value="För sent"')]).toEqual([409, true])
    expect((await get()).name).toBe('Socialnämnden')
  })

  it('keeps one that has ended, after those that are there', async () => {
    await container.store.insertBody(body('a', { name: 'Avslutad', validTo: '2020-12-31' }))
    await container.store.insertBody(body('b', { name: 'Öppen' }))
    const { text } = await staff.get(paths.bodies)
    expect(text).toMatch(/Öppen[\s\S]*Avslutad[\s\S]*gäller inte/)
  })

  it('has a page for one that is not there', async () => {
    expect((await staff.get(pathTo.body('finns-inte'))).status).toBe(404)
  })
})
