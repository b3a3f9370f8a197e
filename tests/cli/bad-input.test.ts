import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { readBundled } from '../../server/files/bundled.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  const rows = Array.from({ length: 8 }, (_, index) => `F${index};Förening ${index};Idrott`)
  await barometer.ok(
    'register',
    'import',
    barometer.file('bra.csv', `id;namn;sektor\n${rows.join('\n')}`),
  )
  await barometer.ok(...create('oppen'))
  await barometer.ok('round', 'open', 'oppen')
})
afterAll(() => barometer.remove())

const create = (id: string, change: Record<string, string> = {}) => {
  const flags = {
    '--survey': 'prov/1',
    '--year': '2099',
    '--promise': 'grouped',
    '--closes': '2099-10-10',
    '--collected-by': 'Utredaren',
    ...change,
  }
  return ['round', 'create', id, ...Object.entries(flags).flat()]
}

/** What is told, without the line that names the store. */
const told = async (...args: string[]) => {
  const { code, stdout, stderr } = await barometer.run(...args)
  return {
    code,
    stdout,
    lines: stderr
      .trim()
      .split('\n')
      .filter(line => !line.startsWith('Lager:')),
  }
}

describe('bad input is refused with a sentence that helps', () => {
  it('a definition with an unknown question type', async () => {
    const survey = structuredClone(testSurvey()) as unknown as {
      version: string
      pages: { questions: object[] }[]
    }
    survey.version = '2'
    survey.pages[1]!.questions[1] = { ...survey.pages[1]!.questions[1], type: 'slider' }
    const file = barometer.file('fel.json', JSON.stringify(survey))
    const { code, lines } = await told('survey', 'publish', file)
    expect(code).toBe(1)
    expect(lines).toEqual([
      'Enkäten har ett fel och är inte publicerad.',
      '  pages[1].questions[1].type: okänd frågetyp ”slider”. Välj en av: scale, singleChoice, multipleChoice, yesNo, number, date, shortText, longText, matrix, information.',
    ])
    expect((await told(...create('x', { '--survey': 'prov/2' }))).lines[0]).toContain(
      'är inte publicerad',
    )
  })

  it('a published version with another content', async () => {
    const file = barometer.file(
      'annan.json',
      JSON.stringify(testSurvey({ title: { sv: 'Annan' } })),
    )
    expect((await told('survey', 'publish', file)).lines[0]).toContain(
      'redan publicerad med ett annat innehåll',
    )
    expect(await barometer.ok('survey', 'publish', join(barometer.folder, 'prov.json'))).toContain(
      'samma innehåll',
    )
  })

  it('an older version of a crosswalk with another content', async () => {
    await barometer.ok('survey', 'publish', 'samverkan/2019')
    const first = readBundled('samverkan/2019-2022') as { differences: object[] }
    const publish = (name: string, change: object) =>
      told('survey', 'publish', barometer.file(name, JSON.stringify({ ...first, ...change })))
    expect((await publish('k1.json', {})).code).toBe(0)
    expect((await publish('k2.json', { version: 2 })).code).toBe(0)
    expect((await publish('k1.json', {})).stdout).toContain('samma innehåll')
    const { code, lines } = await publish('k1-annan.json', { differences: [] })
    expect([code, lines[0]]).toEqual([1, expect.stringContaining('med ett annat innehåll')])
  })

  it('a register with three broken rows, of which nothing is imported', async () => {
    const file = barometer.file(
      'register.csv',
      Buffer.from(
        'id;namn;organisationsnummer;sektor\nG1;Å;;Idrott\nG2;;;Idrott\nG3;Ä;811218-9876;Idrott\nG4;Ö;;Fiske\n',
        'latin1',
      ),
    )
    const { code, lines } = await told('register', 'import', file)
    expect(code).toBe(1)
    expect(lines).toEqual([
      'Filen har 3 fel. Ingen förening är inläst. Rätta och läs in filen igen.',
      '  rad 3, kolumn namn: får inte vara tomt.',
      '  rad 4, kolumn organisationsnummer: kan vara ett personnummer och får inte finnas i registret. Ta bort det.',
      expect.stringContaining('  rad 5, kolumn sektor: okänd sektor ”Fiske”. Välj en av: Idrott,'),
    ])
    expect(await barometer.ok('register', 'export')).not.toContain('G1')
  })

  it('a workbook, a file of another program', async () => {
    const file = barometer.file('register.xlsx', Buffer.from('504b03041400', 'hex'))
    expect((await told('register', 'import', file)).lines[0]).toContain('ingen hel Excelarbetsbok')
  })

  it('text that could steer the terminal it is told in', async () => {
    const file = barometer.file('styr.csv', 'id;namn;sektor\nS1;\u001b[2JÅ;\u001b[31mFiske\n')
    const { code, lines } = await told('register', 'import', file)
    expect([code, lines.length]).toEqual([1, 3])
    expect(lines.join('')).not.toContain('\u001b')
  })

  it('more faults than anyone reads', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => `X${index};;Idrott`)
    const file = barometer.file('tusen.csv', `id;namn;sektor\n${rows.join('\n')}`)
    const { lines } = await told('register', 'import', file)
    expect([lines.length, lines.at(-1)]).toEqual([52, '  … och 30 till.'])
  })

  it('personal identity numbers, wherever they stand, which are not told again', async () => {
    const file = barometer.file(
      'slip.csv',
      'id;namn;sektor\n811218-9876;Å;Idrott\nG9;Ä;811218-9876\n',
    )
    const { code, lines } = await told('register', 'import', file)
    expect([code, lines.length]).toEqual([1, 3])
    expect(lines.join('')).not.toContain('9876')
  })

  it('a definition that is not UTF-8, and one with a byte order mark', async () => {
    const survey = JSON.stringify(testSurvey({ version: '7', title: { sv: 'Å ä ö' } }))
    const latin = barometer.file('latin.json', Buffer.from(survey, 'latin1'))
    expect((await told('survey', 'check', latin)).lines[0]).toContain('inte sparad som UTF-8')
    const marked = barometer.file('bom.json', `\ufeff${survey}`)
    expect(await barometer.ok('survey', 'check', marked)).toContain('prov/7')
    const broken = barometer.file('trasig.json', '{\n  "a": 1,\n}')
    expect((await told('survey', 'check', broken)).lines[0]).toContain(
      'felet är vid rad 3, tecken 1',
    )
  })

  it('answers whose id and organisation number are of two associations', async () => {
    const file = barometer.file('tva.csv', 'id;organisationsnummer;prov.helhet\nF1;556036-0793;4\n')
    expect((await told('responses', 'import', 'oppen', file)).lines[1]).toContain(
      'hör inte till den förening som id:t anger',
    )
  })

  it('answers with faults, of which nothing is imported', async () => {
    const file = barometer.file(
      'svar.csv',
      'id;prov.helhet;prov.storlek\nF1;4;stor\nF2;7;liten\nF9;3;\nF1;3;\nF3;;enorm\n',
    )
    const { code, lines } = await told('responses', 'import', 'oppen', file)
    expect(code).toBe(1)
    expect(lines).toEqual([
      'Filen har 5 fel. Inget svar är inläst. Rätta och läs in filen igen.',
      '  rad 3, kolumn prov.helhet: ska vara ett betyg från 1 till 5, VE för ”vet inte”, eller tomt.',
      '  rad 4, kolumn id: föreningen är inte inbjuden i omgången.',
      '  rad 5, kolumn id: samma förening finns redan på rad 2.',
      expect.stringContaining('  rad 6, kolumn prov.storlek: är inget av frågans svarsalternativ.'),
      '  rad 6, kolumn prov.helhet: frågan måste besvaras.',
    ])
    expect(await barometer.ok('round', 'list')).toContain('0/8')
  })

  it('a column that is no question', async () => {
    const file = barometer.file('kolumn.csv', 'id;prov.hlehet\nF1;4\n')
    expect((await told('responses', 'import', 'oppen', file)).lines[1]).toContain(
      'kolumn prov.hlehet: det finns ingen sådan fråga',
    )
  })

  it.each([
    [['results', 'saknas'], 'Det finns ingen omgång ”saknas”.'],
    [['compare', 'oppen', 'saknas'], 'Det finns ingen omgång ”saknas”.'],
    [['compare', 'oppen', 'oppen'], 'kan inte jämföras med sig själv'],
    [['round', 'certify', 'oppen'], 'Stäng den först'],
    [['round', 'open', 'oppen'], 'är redan öppnad'],
    [create('oppen'), 'Det finns redan en omgång ”oppen”.'],
    [create('Å b'), 'Omgångens id ”Å b” är fel.'],
    [create('ny', { '--promise': 'hemligt' }), 'Löftet ”hemligt” finns inte.'],
    [create('ny', { '--threshold': '3' }), 'Den ska vara ett heltal, minst 5.'],
    [create('ny', { '--threshold': '0x20' }), 'Den ska vara ett heltal, minst 5.'],
    [create('ny', { '--opens': '2099-10-11' }), 'skulle stänga innan den öppnar'],
    [create('ny', { '--closes': '2019-10-10' }), 'har redan passerat'],
    [create('ny', { '--collected-by': ' ' }), 'Ange vem som frågar.'],
    [create('ny', { '--closes': '2099-02-30' }), 'Stängningsdagen ”2099-02-30” är ingen dag.'],
    [create('ny', { '--result-day': '2099-10-10' }), 'ska vara en dag efter stängningsdagen'],
    [create('ny', { '--result-day': 'i december' }), 'ska vara en dag efter stängningsdagen'],
    [create('ny', { '--year': '22' }), 'Året ”22” är inget årtal.'],
    [['register', 'import', 'saknas.csv'], 'saknas.csv går inte att läsa'],
    [['survey', 'check', 'saknas.json'], 'saknas.json går inte att läsa'],
    [['results', 'oppen', '--out', 'saknas/ut'], 'går inte att skriva'],
    [
      ['results', 'oppen', '--store', 'postgres://127.0.0.1/x'],
      'Ange en SQLite-fil, eller en MongoDB-server',
    ],
    [
      ['results', 'oppen', '--store', 'mongodb://user:hemligt@127.0.0.1:1/x'],
      'MongoDB på mongodb://127.0.0.1:1/x svarar inte',
    ],
    [['init'], 'finns redan och har inte ändrats'],
    [['round', 'list', '--store', 'felskriven.sqlite'], 'Det finns inget lager i'],
    [['round', 'list', '--store', ''], 'Lagret är tomt angivet'],
    [['survey', 'check', '.'], 'går inte att läsa'],
    [
      ['survey', 'publish', 'samverkan/2022', '--store', 'prov.json/x'],
      'går inte att läsa och skriva',
    ],
    [['demo', '--out', 'prov.json'], 'går inte att skriva'],
    [['demo', '--store', 'keys'], 'går inte att läsa och skriva'],
  ])('%j', async (args, sentence) => {
    const { code, stdout, lines } = await told(...args)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(lines.join('\n')).toContain(sentence)
  })

  it('a store file that is not a database, which is left as it is', async () => {
    const file = barometer.file('lager.sqlite', 'Det här är ingen databas. '.repeat(100))
    const before = readFileSync(file, 'utf8')
    const { code, lines } = await told('round', 'list', '--store', file)
    expect([code, lines[0]]).toEqual([1, expect.stringContaining('är ingen SQLite-databas')])
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('a demo on a store with other data, which is left as it is', async () => {
    const { code, lines } = await told('demo', '--store', 'barometer.sqlite', '--port', '0')
    expect([code, lines.join('\n')]).toEqual([
      1,
      expect.stringContaining('innehåller annat än exempeldata'),
    ])
    expect(await barometer.ok('round', 'list')).toContain('oppen')
  })
})

describe('the command line', () => {
  it.each([
    [['rund'], 'Okänt kommando ”rund”.'],
    [['results'], 'Det saknas ett argument: omgång.'],
    [['results', 'oppen', '--fromat', 'json'], 'Okänd flagga --fromat.'],
    [['results', 'oppen', '--format', 'odt'], 'kan inte vara ”odt”. Välj något av: text, html'],
    [['survey', 'schema', 'enkät'], 'kan inte vara ”enkät”'],
    [['round', 'create', 'x'], '--survey'],
    [['results', 'oppen', 'x', 'y'], 'för många argument'],
  ])('tells what it did not understand, and ends with 2: %j', async (args, sentence) => {
    const { code, lines } = await told(...args)
    expect([code, lines.join('\n')]).toEqual([2, expect.stringContaining(sentence)])
  })

  it('explains itself in Swedish', async () => {
    const help = await barometer.ok('round', 'create', '--help')
    expect(help).toContain('Så här: barometer round create')
    expect(help).toContain('Flaggor:')
    for (const group of [[], ['round'], ['register'], ['survey'], ['responses'], ['results']]) {
      expect(await barometer.ok(...group, '--help')).not.toMatch(/options|command|default|choices/)
    }
    expect((await barometer.run()).code).toBe(2)
  })

  it('keeps the keys to one user', () => {
    const keys = join(barometer.folder, 'keys')
    expect(statSync(keys).mode & 0o777).toBe(0o700)
    expect(statSync(join(keys, 'secret')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(barometer.folder, 'barometer.json'))).toBe(true)
  })
})
