import { beforeEach, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { addition, dossier, recommendation } from '../builders/dossiers.ts'
import { sendFile } from '../builders/send-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  staff = await logInAs('auditor', { app, container })
})

/** Sends a file, and gives where it led. */
async function send(content: string, into = '') {
  const sent = { path: paths.dossierImport, name: 'akten.json', content }
  const { status, text, headers } = await sendFile(app, staff, sent).field('akt', into)
  return { status, text: decodeEntities(text), place: headers['location'] ?? '' }
}
const page = async (path: string) => decodeEntities((await staff.get(path)).text)
const file = (data: object) => JSON.stringify(data)
const filed = async (id = 'akten') => container.dossiers.get(id)
const isKept = () => filed().then(({ additions }) => additions.length)

describe('a dossier from a file', () => {
  it('is shown before it is taken in, and then begun', async () => {
    expect(await page(paths.audits)).toContain(`href="${paths.dossierImport}"`)
    const { status, place } = await send(file(dossier()))
    expect(status).toBe(303)
    const told = await page(place)
    for (const each of ['Ny akt: ', 'Ingenting är inläst än', '>rekommendation<']) {
      expect(told).toContain(each)
    }
    expect(await container.dossiers.list()).toEqual([])
    const { headers } = await staff.post(place, { sett: '0' })
    const [begun] = await container.dossiers.list()
    expect(headers['location']).toBe(`${pathTo.dossier(begun!.id)}?klart=sparad`)
    expect(begun!.dossier).toEqual(dossier())
    expect((await staff.get(place)).status).toBe(404)
  })

  it.each([
    ['no JSON', '{', 'JSON'],
    ['another shape', '{"kind":"dossier"}', 'recommendations'],
    [
      'a registry number that cannot be',
      file({
        ...dossier(),
        sources: dossier().sources.map(source => ({ ...source, registryNumber: 'KS 20/7x' })),
      }),
      'sources[0].registryNumber',
    ],
    [
      'a recommendation that is replaced by itself',
      file(
        dossier({
          recommendations: [recommendation({ lineage: [{ from: 'r1', kind: 'replaces' }] })],
        }),
      ),
      'recommendations[0]',
    ],
  ])(
    'is refused with the place where it has %s, and nothing is kept',
    async (_what, text, told) => {
      const refused = await send(text)
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(told)])
      expect(await container.dossiers.list()).toEqual([])
    },
  )
})

describe('a file that is added to a dossier', () => {
  const changed = dossier({
    recommendations: [recommendation({ number: '7' }), recommendation({ id: 'r2', number: '2' })],
  })
  beforeEach(async () => {
    await container.store.insertAddition(addition(1, { parts: partsOf(dossier()) }))
  })

  it('tells what would be added and replaced, in which fields, and wants to know why', async () => {
    const { place } = await send(file(changed), 'akten')
    expect(await page(place)).toContain('rekommendation r1')
    const { sett } = hiddenFields((await staff.get(place)).text)
    const silent = await staff.post(place, { sett: String(sett), skal: ' ' })
    expect([silent.status, await isKept()]).toEqual([422, 1])
    expect(silent.text).toContain('Skriv varför')
    const told = await staff.post(place, { sett: String(sett), skal: 'Fel nummer' })
    expect(told.status).toBe(303)
    const { dossier: now, additions } = await filed()
    expect(now.recommendations.map(({ number }) => number)).toEqual(['7', '2'])
    expect(additions.at(-1)).toMatchObject({ number: 2, reason: 'Fel nummer' })
  })

  it('says so when the dossier has changed since, and takes nothing', async () => {
    const { place } = await send(file(changed), 'akten')
    const parts = partsOf(dossier({ recommendations: [recommendation({ number: '9' })] }))
    await container.store.insertAddition(addition(2, { parts, reason: 'Rättat' }))
    const { status, text } = await staff.post(place, { sett: '1', skal: 'Fel nummer' })
    expect([status, text]).toEqual([409, expect.stringContaining('har ändrats sedan du såg')])
    expect(text).toContain('value="Fel nummer"')
    expect(await isKept()).toBe(2)
  })

  it('that has nothing new says so, and one that is cancelled is removed', async () => {
    const { place } = await send(file(dossier()), 'akten')
    expect(await page(place)).toContain('Allt som står i filen står redan i akten')
    const { headers } = await staff.post(`${place}/avbryt`, {})
    expect(headers['location']).toBe(`${paths.dossierImport}?klart=avbruten`)
    expect((await staff.get(place)).status).toBe(404)
  })

  it('is nobody else\u2019s, and is no register', async () => {
    const { place } = await send(file(changed), 'akten')
    const other = await logInAs('auditor', { app, container }, 'annan')
    expect((await other.get(place)).status).toBe(404)
    const id = place.split('/').at(-1)!
    const administrator = await logInAs('administrator', { app, container })
    expect((await administrator.get(pathTo.upload(id))).status).toBe(404)
    expect((await browse(app).get(place)).status).toBe(303)
  })
})
