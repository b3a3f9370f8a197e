import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  const app = testApp(container)
  staff = await logInAs('investigator', { app, container })
})

const NEW = {
  'eget-id': 'F-1/å',
  namn: 'Exempelby IF',
  organisationsnummer: '5560360793',
  sektor: 'idrott',
  'e-post': 'styrelsen@if.example',
  'kontakt-1-namn': 'Anna Ek',
  'kontakt-1-roll': 'ordförande',
  'kontakt-1-till': '2027-06-30',
}
const ID = NEW['eget-id']
const get = () => container.register.get(ID)
const lastEntry = async () =>
  (await container.acts.list({ by: null, act: null, object: null, before: null }, 1))[0]!
const versionIn = (html: string) => String(hiddenFields(html)['lydelse'])

describe('the list of associations', () => {
  it('says what to do first when there is none', async () => {
    const { text } = await staff.get(paths.register)
    expect(text).toContain('Registret är tomt. Börja med')
    expect(text).not.toContain('name="sok"')
  })

  it('shows fifty at a time, and leads to the others', async () => {
    await container.store.putAssociations(testAssociations(120))
    const first = (await staff.get(paths.register)).text
    expect(first.match(/role="rowheader"/g)).toHaveLength(50)
    expect(first).toContain('120 föreningar av 120 i registret, sida 1 av 3')
    const last = (await staff.get(pathTo.register({ sida: '3' }))).text
    expect(last.match(/role="rowheader"/g)).toHaveLength(20)
    expect(last).not.toContain('Nästa sida')
    expect((await staff.get(pathTo.register({ sida: '99' }))).text).toContain('sida 3 av 3')
  })

  it('searches, filters and sorts by its address', async () => {
    await container.store.putAssociations(testAssociations(9))
    const found = await staff.get(pathTo.register({ sok: 'F007', sektor: 'idrott' }))
    expect(found.text.match(/role="rowheader"/g)).toHaveLength(1)
    const none = await staff.get(pathTo.register({ sok: 'F007', sektor: 'kultur' }))
    expect(none.text).toContain('Ingen förening stämmer')
    const sorted = await staff.get(pathTo.register({ ordning: '-id' }))
    expect(sorted.text).toMatch(/aria-sort="descending"[\s\S]*F009[\s\S]*F001/)
  })

  it('shows which address several share', async () => {
    const shared = testAssociations(3).map(each => ({ ...each, email: 'delad@x.example' }))
    await container.store.putAssociations(shared)
    expect((await staff.get(pathTo.register({ adress: 'delad' }))).text).toContain(
      'delas med 2 till',
    )
  })

  it.each(['?sida=-1', '?sida=x', `?sok=${'x'.repeat(9999)}`, '?sektor=a&sektor=b', '?ordning=--'])(
    'bears anything in its address: %s',
    async query => {
      expect((await staff.get(paths.register + query)).status).toBe(200)
    },
  )

  it('is a file too, and the log says who took it', async () => {
    await container.store.putAssociations(testAssociations(2))
    const made = await staff.post(pathTo.registerFile('excel.csv'))
    const { text, headers } = await staff.get(made.headers['location']!)
    expect(headers['content-disposition']).toContain('foreningar.excel.csv')
    expect(text).toContain('id;namn;organisationsnummer;sektor;e-post;moderförening')
    expect(text.trim().split('\r\n')).toHaveLength(3)
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)))
    expect(await lastEntry()).toMatchObject({ act: 'register.exported', by: staff.user.id })
    expect((await staff.post(pathTo.registerFile('exe'))).status).toBe(404)
  })
})

describe('an association', () => {
  it('is added, with its contacts, and the log and its history say by whom', async () => {
    const { headers } = await staff.post(paths.newAssociation, NEW)
    expect(headers['location']).toBe(`${pathTo.association(ID)}?klart=tillagd`)
    expect(await get()).toMatchObject({
      name: 'Exempelby IF',
      orgNumber: '556036-0793',
      contacts: [{ name: 'Anna Ek', role: 'ordförande', email: null, keepUntil: '2027-06-30' }],
    })
    expect(await lastEntry()).toMatchObject({ act: 'association.added', object: ID })
    const page = (await staff.get(headers['location']!)).text
    for (const shown of ['Föreningen är tillagd.', 'value="Anna Ek"', 'Ny kontakt'])
      expect(page).toContain(shown)
    const history = (await staff.get(pathTo.associationHistory(ID))).text
    for (const shown of ['Kim utredare', 'Lades till']) expect(history).toContain(shown)
  })

  it.each([
    [{ namn: '' }, 'Namn: får inte vara tomt.'],
    [{ namn: 'x'.repeat(5000) }, 'Namn: är för långt. Högst 200 tecken.'],
    [{ organisationsnummer: '811218-9876' }, 'kan vara ett personnummer'],
    [{ sektor: '' }, 'Sektor: okänd sektor'],
    [{ 'e-post': 'a@b.se\nc@d.se' }, 'innehåller flera adresser'],
    [{ 'kontakt-1-e-post': 'a@b' }, 'e-postadress som inte går att använda'],
    [{ 'kontakt-1-namn': 'Ek, Anna' }, 'en kontakt har för många delar'],
    [{ 'kontakt-1-till': '2027-02-30' }, 'den sista dagen för en kontakt finns inte'],
    [{ moderforening: 'F99' }, 'det finns ingen sådan förening'],
  ])('is not added with %j, and everything typed is kept', async (change, sentence) => {
    const { status, text } = await staff.post(paths.newAssociation, { ...NEW, ...change })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain('value="ordförande"')
    expect(await container.register.list()).toEqual([])
    expect((await lastEntry())?.act).not.toBe('association.added')
  })

  it('is not added twice, and takes no number that another has', async () => {
    await staff.post(paths.newAssociation, NEW)
    const again = await staff.post(paths.newAssociation, { ...NEW, namn: 'Annan' })
    expect([again.status, again.text.includes('hör redan till Exempelby IF')]).toEqual([422, true])
    const other = await staff.post(paths.newAssociation, { ...NEW, 'eget-id': 'F2' })
    expect([other.status, other.text.includes('hör redan till Exempelby IF')]).toEqual([422, true])
    expect(await container.register.list()).toHaveLength(1)
  })

  it('is changed, and the history holds what but no addresses', async () => {
    await staff.post(paths.newAssociation, NEW)
    const lydelse = versionIn((await staff.get(pathTo.association(ID))).text)
    const sent = { ...NEW, lydelse, namn: 'Nya IF', 'e-post': 'ny@if.example' }
    expect((await staff.post(pathTo.association(ID), sent)).status).toBe(303)
    expect((await get()).name).toBe('Nya IF')
    const history = (await staff.get(pathTo.associationHistory(ID))).text
    expect(history).toContain('Namn: från Exempelby IF till Nya IF')
    expect(history).toContain('E-post ändrades')
    expect(history).not.toMatch(/if\.example/)
  })

  it('that somebody else has changed meanwhile is not overwritten, and nothing typed is lost', async () => {
    await staff.post(paths.newAssociation, NEW)
    const lydelse = versionIn((await staff.get(pathTo.association(ID))).text)
    await staff.post(pathTo.association(ID), { ...NEW, lydelse, namn: 'Först' })
    const second = { ...NEW, lydelse, namn: 'Sedan' }
    const { status, text } = await staff.post(pathTo.association(ID), second)
    expect(status).toBe(409)
    for (const shown of ['Någon annan har ändrat', 'Först', 'value="Sedan"'])
      expect(text).toContain(shown)
    expect((await get()).name).toBe('Först')
    const again = { ...second, lydelse: versionIn(text) }
    expect((await staff.post(pathTo.association(ID), again)).status).toBe(303)
    expect((await get()).name).toBe('Sedan')
  })

  it('is closed from a day on and opened again, with a reason', async () => {
    await staff.post(paths.newAssociation, NEW)
    const standing = pathTo.associationStanding(ID)
    const without = await staff.post(standing)
    expect(without.status).toBe(422)
    for (const sentence of ['Skriv den sista dagen', 'Skriv varför'])
      expect(without.text).toContain(sentence)
    const odd = await staff.post(standing, { 'sista-dag': 'i morgon', skal: 'upplöst' })
    expect([odd.status, odd.text.includes('ska vara en dag som finns')]).toEqual([422, true])
    await staff.post(standing, { 'sista-dag': '2022-08-31', skal: 'upplöst' })
    expect((await get()).validTo).toBe('2022-08-31')
    expect(await lastEntry()).toMatchObject({ act: 'association.closed', reason: 'upplöst' })
    expect((await staff.get(paths.register)).text).toContain('Ingen förening stämmer')
    await staff.post(standing, { skal: 'ny styrelse' })
    expect((await get()).validTo).toBeNull()
  })

  it('shows whom it belongs to, what belongs to it, and who shares its address', async () => {
    const [club, section] = testAssociations(2)
    await container.store.putAssociations([
      club!,
      { ...section!, parent: club!.id, email: club!.email },
    ])
    const { text } = await staff.get(pathTo.association(club!.id))
    for (const shown of ['Hit hör', 'Delar adress med', section!.name])
      expect(text).toContain(shown)
  })

  it('that is not there has a page that says so', async () => {
    const { status, text } = await staff.get(pathTo.association('finns-inte'))
    expect([status, text.includes('Det finns ingen förening')]).toEqual([404, true])
  })
})
