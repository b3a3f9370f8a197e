import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { job } from '../builders/job-records.ts'
import { sendFile } from '../builders/send-file.ts'
import { BY_TEST, logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { sheetOf, workbook } from '../builders/workbook.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  staff = await logInAs('investigator', { app, container })
})

const GOOD = 'id;namn;sektor;e-post\nF1;Åby IF;Idrott;a@b.se\nF2;Öby kör;Kultur;\n'
const FAULTY = `${GOOD}F3;;Idrott;\nF4;Bra;Fiske;x\n`

const send = (content: string | Buffer, name = 'foreningar.csv') =>
  sendFile(app, staff, { path: paths.registerImport, name, content })

/** Sends a file, and gives the page that it leads to. */
async function shown(content: string | Buffer, name?: string) {
  const { status, headers } = await send(content, name)
  expect(status).toBe(303)
  const path = headers['location']!
  return { path, text: (await staff.get(path)).text }
}

/** Confirms what a page shows, and gives the page afterwards. */
async function confirm({ path, text }: { path: string; text: string }) {
  const fields = hiddenFields(text) as Record<string, string>
  const { headers } = await staff.post(`${path}/las-in`, fields)
  return (await staff.get(headers['location']!)).text
}

const names = async () => (await container.register.list()).map(({ name }) => name)

describe('a register file', () => {
  it.each([
    ['UTF-8', Buffer.from(GOOD), 'teckenkodning UTF-8'],
    ['Windows-1252', Buffer.from(GOOD, 'latin1'), 'Windows-1252 (svenska Excel)'],
    [
      'a workbook',
      workbook(
        sheetOf(
          GOOD.trim()
            .split('\n')
            .map(line => line.split(';')),
        ),
      ),
      'arbetsbok (XLSX)',
    ],
  ])(
    'in %s shows what it would do, and is read in when that is confirmed',
    async (_kind, content, format) => {
      const page = await shown(content)
      expect(page.text).toContain(format)
      expect(page.text).toContain(
        '2 nya föreningar, inga ändrade och inga oförändrade, av 2 rader.',
      )
      expect(await names()).toEqual([])
      expect(await confirm(page)).toContain('Filen är inläst: 2 nya, 0 ändrade')
      expect(await names()).toEqual(['Åby IF', 'Öby kör'])
      const [entry] = await container.acts.list(
        { by: null, act: 'register.imported', object: null, before: null },
        1,
      )
      expect(entry).toMatchObject({ by: staff.user.id })
      expect((await container.register.history('F1'))[0]).toMatchObject({ by: staff.user.id })
    },
  )

  it('tells each fault with row and column, and sets those rows aside when asked to', async () => {
    const page = await shown(FAULTY)
    for (const told of ['2 rader har fel', 'får inte vara tomt', 'okänd sektor ”Fiske”'])
      expect(page.text).toContain(told)
    const { text, headers } = await staff.get(`${page.path}/felaktiga.csv`)
    expect(headers['content-type']).toContain('text/csv')
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffid;namn;sektor;e-post;fel',
      'F3;;Idrott;;rad 4, kolumn namn: får inte vara tomt.',
    ])
    expect(await confirm(page)).toContain('2 felaktiga rader är inte inlästa')
    expect(await names()).toEqual(['Åby IF', 'Öby kör'])
    const mended = text.replace('F3;;', 'F3;Namn;').replace('Fiske;x', 'Kultur;')
    const again = await shown(mended)
    expect(await confirm(again)).toContain('2 nya, 0 ändrade')
    expect(await names()).toHaveLength(4)
  })

  it('asks what a column is when its header does not say it', async () => {
    const page = await shown('nr;Föreningen heter;sektor;rest\nF1;Åby IF;Idrott;x\n')
    expect(page.text).toContain('Alla kolumner kändes inte igen')
    expect(page.text).toContain('Ingen kolumn är vald för Id')
    const choices = { 'kolumn-1': 'id', 'kolumn-2': 'name', 'kolumn-3': 'sector' }
    await staff.post(`${page.path}/kolumner`, { ...choices, 'kolumn-4': 'name' })
    expect((await staff.get(page.path)).text).toContain('Två kolumner är valda för Namn')
    await staff.post(`${page.path}/kolumner`, { ...choices, 'kolumn-4': 'nej' })
    const { text } = await staff.get(page.path)
    expect(text).toContain('En ny förening')
    await confirm({ path: page.path, text })
    expect(await names()).toEqual(['Åby IF'])
  })

  it('shows names that are like others', async () => {
    await confirm(await shown(GOOD))
    const { text } = await shown('id;namn;sektor\nF9;åby if;Idrott\n')
    expect(text).toContain('Kan vara samma förening')
  })

  it('is looked at again when the register has changed since', async () => {
    const page = await shown(GOOD)
    const typed = { id: 'X', name: 'Emellan', orgNumber: '', sector: 'idrott', email: '' }
    const rest = { parent: '', contacts: '', validFrom: '', validTo: '' }
    await container.register.add({ ...typed, ...rest }, BY_TEST)
    const after = await confirm(page)
    expect(after).toContain('Registret har ändrats sedan du såg')
    expect(await names()).toEqual(['Emellan'])
    expect(await confirm({ path: page.path, text: after })).toContain('2 nya')
  })

  it('is undone again, while nothing of it has changed', async () => {
    await confirm(await shown(GOOD))
    expect((await staff.get(paths.registerImport)).text).toContain('Ångra inläsningen')
    await staff.post(paths.registerUndo)
    expect(await names()).toEqual([])
    const again = await staff.post(paths.registerUndo)
    expect([again.status, again.text.includes('går inte att ångra')]).toEqual([409, true])
  })

  it('is cancelled, and is gone', async () => {
    const { path } = await shown(GOOD)
    await staff.post(`${path}/avbryt`)
    expect((await staff.get(path)).status).toBe(404)
  })

  it('is broken off while it is read in, and the register is as it was', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `F${index};Förening ${index};Idrott`)
    const { path, text } = await shown(`id;namn;sektor\n${rows.join('\n')}`)
    const upload = await container.uploads.get(path.split('/').at(-1)!, staff.user.id)
    const { number } = await container.uploads.preview(upload)
    const seen = { setsAside: false, number }
    const by = { actor: { kind: 'user', id: staff.user.id }, network: null } as const
    const started = (await container.uploads.start(upload, seen, by))!
    const { status } = await staff.post(pathTo.jobCancel(started.id))
    await started.finished
    expect([status, await names()]).toEqual([303, []])
    expect((await staff.get(path)).text).toContain('avbröts på begäran')
    let after = await confirm({ path, text })
    while (after.includes('data-progress')) after = (await staff.get(path)).text
    expect(after).toMatch(/3.000 nya/)
  })

  it('is seen by nobody else, and is forgotten after a day', async () => {
    const { path } = await shown(GOOD)
    const other = await logInAs('administrator', { app, container })
    expect((await other.get(path)).status).toBe(404)
    container.clock.now = '2022-09-02T09:00:00.000Z'
    await container.uploads.forget()
    expect((await (await logInAs('investigator', { app, container })).get(path)).status).toBe(404)
  })

  it('that a server died over is begun anew', async () => {
    const { path } = await shown(GOOD)
    const upload = await container.uploads.get(path.split('/').at(-1)!, staff.user.id)
    const { id, at } = upload
    const until = '2022-09-01T08:01:00.000Z'
    await container.store.insertJob(job('j', { by: staff.user.id, until, total: 2 }))
    await container.store.saveUpload({ id, at, doc: JSON.stringify({ ...upload, jobId: 'j' }) })
    expect((await staff.get(path)).text).toContain('data-progress')
    container.clock.now = '2022-09-01T08:02:00.000Z'
    const { text } = await staff.get(path)
    expect(text).toContain('Arbetet bröts av')
    expect(await confirm({ path, text })).toContain('2 nya')
  })

  it.each([
    ['nothing at all', '', 'är tom'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'varken en CSV-fil eller'],
    ['a broken workbook', Buffer.from('504b030400000000', 'hex'), 'ingen hel Excelarbetsbok'],
    ['two headers that are the same', 'id;id\na;b\n', 'rubriken finns två gånger'],
    ['a row that is too wide', 'id;namn\na;b;c\n', 'raden har fler celler'],
    ['<script>', 'id;"<script>alert(1)</script>\n', 'citattecknen går inte ihop'],
  ])('that is %s is refused with what to do', async (_kind, content, sentence) => {
    const { status, text } = await send(content)
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).not.toContain('<script>alert')
  })

  it('bears names and cells of any length, and a file name that is a path', async () => {
    const long = 'x'.repeat(5000)
    const content = `id;namn;sektor;e-post\nF1;${long};Idrott;"a@b.se\nc@d.se"\nF2;Åby;${long};\n`
    const { text } = await shown(content, '../../etc/<b>lösenord.csv')
    expect(text).toContain('är för långt. Högst 200 tecken.')
    expect(text).toContain('innehåller flera adresser')
    expect(text).not.toContain('x'.repeat(500))
    expect(text).toContain('Filen blösenord.csv')
  })

  it('that is larger than ten megabytes is refused', async () => {
    const { status, text } = await send(Buffer.alloc(11 * 1024 * 1024, 'a'))
    expect([status, text.includes('högst 10 MB')]).toEqual([413, true])
  })
})

describe('a form with a file', () => {
  it('is not read from who may not send it', async () => {
    const given = { path: paths.registerImport, name: 'a.csv', content: GOOD }
    const auditor = await logInAs('auditor', { app, container })
    expect((await sendFile(app, auditor, given)).status).toBe(403)
    expect((await sendFile(app, { ...staff, formKey: 'x' }, given)).status).toBe(403)
    expect((await sendFile(app, { cookie: 'a=b', formKey: 'x' }, given)).status).toBe(401)
    expect(await names()).toEqual([])
  })

  it.each([
    ['no parts', 'multipart/form-data; boundary=x', 'abc'],
    ['no boundary', 'multipart/form-data', '--x\r\n\r\n--x--'],
    [
      'no end',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
    ],
    ['a part without a name', 'multipart/form-data; boundary=x', '--x\r\n\r\nb\r\n--x--'],
    ['another kind', 'application/x-www-form-urlencoded', 'a=b'],
  ])('with %s is refused', async (_claim, type, body) => {
    const { status } = await browse(app)
      .post(paths.registerImport)
      .set('Cookie', staff.cookie)
      .set('Content-Type', type)
      .send(body)
    expect(status).toBe(400)
  })

  it('without a file asks for one', async () => {
    const { status, text } = await browse(app)
      .post(paths.registerImport)
      .set('Cookie', staff.cookie)
      .field('nyckel', staff.formKey)
    expect([status, text.includes('Välj en fil på datorn')]).toEqual([422, true])
  })
})
