import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import { readBundled } from '../../server/files/bundled.ts'
import { questionsIn } from '../../surveys/questions/question.ts'
import { elementsOn, type Survey } from '../../surveys/survey.ts'
import { bytesOfPdf, textOfPdf } from '../builders/read-pdf.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { isPdftotextMissing } from '../builders/system-tools.ts'

const ROUND = 'samverkan-2099'
const LONG = `${'Föreningen för stora och små körer i Österåker '.repeat(4)}m.fl.`
const REGISTER = [
  'F001;Exempelby FC',
  `F002;${LONG}`,
  'F003;T-märkt 🎉👩‍👩‍👧 & <b>kör</b> Żółć 中文',
  'F004;Svarat IF',
  `F005;${'Sångkören'.repeat(20)}`,
  'F006;Sagt nej BK',
]

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.ok('survey', 'publish', 'samverkan/2019')
  const rows = REGISTER.map(row => `${row};idrott`).join('\n')
  const register = barometer.file('register.csv', `id;namn;sektor\n${rows}`)
  await barometer.ok('register', 'import', register)
  await barometer.openRound(ROUND, 'samverkan/2022')
  const answers = barometer.file('svar.csv', 'id;samverkan.helhet\nF004;3')
  await barometer.ok('responses', 'import', ROUND, answers)
  const decided = ['--code', 'R', '--by', 'Kim', '--reason', 'har sagt nej']
  await barometer.ok('round', 'outcome', 'set', ROUND, 'F006', ...decided)
})
afterAll(() => barometer.remove())

const inFolder = (name: string) => join(barometer.folder, name)

/** Makes forms, and gives what they say. */
async function formsOf(...flags: readonly string[]): Promise<string> {
  await barometer.ok('round', 'paper', ...flags, '--out', 'blanketter.pdf')
  return textOfPdf(inFolder('blanketter.pdf'))
}

const firstPages = (text: string) => text.match(/Sida 1 av \d+/g)?.length

;(isPdftotextMissing ? describe.skip : describe)('forms on paper', () => {
  it('are made for those that have not answered, and have not been decided not to', async () => {
    const text = await formsOf(ROUND)
    expect(firstPages(text)).toBe(4)
    expect([...new Set(text.match(/Nummer F\d+/g))]).toEqual([
      'Nummer F001',
      'Nummer F002',
      'Nummer F003',
      'Nummer F005',
    ])
    expect(text).not.toContain('Svarat IF')
  })

  it('say whose each is, what is promised, every question, and where to send it by when', async () => {
    const text = await formsOf(ROUND, '--association', 'F001')
    expect(firstPages(text)).toBe(1)
    const told = [
      'Exempelby kommun',
      'Samverkan med civilsamhället',
      'Förening Exempelby FC',
      'Framme senast 10 oktober 2099',
      'Exempelby kommun, Storgatan 1, 123 45 Exempelby',
      'visar inga resultat för färre än fem föreningar',
      'Resultatet redovisas utan nummer.',
      'Bara om ni har valt ”Servicecenter” på',
    ]
    expect(told.filter(each => !text.includes(each))).toEqual([])
    const { pages } = readBundled('samverkan/2022') as Survey
    const asked = pages.flatMap(page => [
      page.title.sv,
      ...elementsOn(page).flatMap(element => [
        element.label?.sv ?? '',
        ...(element.type === 'matrix' ? element.rows : []).map(({ label }) => label.sv),
        ...questionsIn(element).flatMap(question =>
          'choices' in question ? question.choices.map(({ label }) => label.sv) : [],
        ),
      ]),
    ])
    expect(asked.length).toBeGreaterThan(50)
    expect(asked.filter(each => !text.includes(each))).toEqual([])
  })

  it('hold neither a link nor anything that could be one', async () => {
    const links = parse<{ länk: string }>(await barometer.ok('round', 'links', ROUND), {
      columns: true,
    })
    const tokens = links.map(link => link.länk.split('/').at(-1) ?? '')
    expect(tokens.every(token => token.length === 22)).toBe(true)
    const text = await formsOf(ROUND)
    const bytes = bytesOfPdf(inFolder('blanketter.pdf'))
    expect(tokens.filter(token => text.includes(token) || bytes.includes(token))).toEqual([])
    // An address or a receipt’s code.
    expect(text).not.toMatch(/https?:|127\.0\.0\.1|\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/)
    expect(bytes).not.toContain('/URI')
  })

  it('print long names in full, and an odd character of one as □', async () => {
    const text = await formsOf(ROUND)
    expect(text).toContain(LONG)
    expect(text).toContain('T-märkt □□ & <b>kör</b> Żółć □□')
    expect(text.replaceAll(' ', '')).toContain('Sångkören'.repeat(20))
  })

  it('are tagged, so that they can be read aloud', async () => {
    await formsOf(ROUND, '--association', 'F003')
    const bytes = bytesOfPdf(inFolder('blanketter.pdf'))
    const marks = ['/Marked true', '/Lang (sv-SE)', '<pdfuaid:part>1<', '/S /H1', '/S /TH']
    expect([...marks, '/Scope /Row'].filter(mark => !bytes.includes(mark))).toEqual([])
  })

  it('speak the languages of the enkät', async () => {
    const text = await formsOf(ROUND, '--association', 'F001', '--language', 'fi')
    expect(text).toContain('Yhteistyö kansalaisyhteiskunnan kanssa')
    expect(text).toContain('Perillä viimeistään 10. lokakuuta 2099')
    expect(bytesOfPdf(inFolder('blanketter.pdf'))).toContain('/Lang (fi-FI)')
  })

  it('are noted in the log, since they tell names', async () => {
    await formsOf(ROUND, '--reason', 'brev till dem utan e-post')
    const log = await barometer.ok('log', 'list', '--format', 'json')
    expect(log).toMatch(/"act":"forms\.exported".*"reason":"brev till dem utan e-post"/)
  })

  it('come back by their numbers', async () => {
    await barometer.openRound('samverkan-2098', 'samverkan/2022')
    const [, number] = /Nummer (F001)/.exec(await formsOf('samverkan-2098')) ?? []
    const answers = barometer.file('papper.csv', `id;samverkan.helhet\n${number};4`)
    await barometer.ok('responses', 'import', 'samverkan-2098', answers)
    expect(firstPages(await formsOf('samverkan-2098'))).toBe(REGISTER.length - 1)
  })

  it('are made for all where nobody is to know who has answered, and say so', async () => {
    const flags = '--survey samverkan/2022 --year 2097 --promise anonymous --closes 2097-10-10'
    const by = ['--collected-by', 'Utredaren']
    await barometer.ok('round', 'create', 'anonym-2097', ...flags.split(' '), ...by)
    await barometer.ok('round', 'open', 'anonym-2097')
    const answers = barometer.file('anonymt.csv', 'id;samverkan.helhet\nF001;4')
    await barometer.ok('responses', 'import', 'anonym-2097', answers)
    const { stderr } = await barometer.run('round', 'paper', 'anonym-2097', '--out', 'alla.pdf')
    expect(stderr).toContain('vet ingen vilka som har svarat')
    const text = textOfPdf(inFolder('alla.pdf'))
    expect(firstPages(text)).toBe(REGISTER.length)
    expect(text).toContain('Det sparas inte tillsammans med svaret.')
    expect(text).toContain('svara på webben i stället')
  })
})

describe('forms on paper are refused', () => {
  const refused = async (...flags: readonly string[]) => {
    const before = readdirSync(barometer.folder)
    const { code, stdout, stderr } = await barometer.run('round', 'paper', ...flags)
    expect(readdirSync(barometer.folder)).toEqual(before)
    expect(stdout).toBe('')
    return { code, told: stderr }
  }
  const out = ['--out', 'nekad.pdf']

  it.each([
    [
      'of a round that is not there',
      ['finns-inte', ...out],
      'Det finns ingen omgång ”finns-inte”.',
    ],
    [
      'to an association that is not invited',
      [ROUND, '--association', 'F999', ...out],
      'Det finns ingen förening ”F999”',
    ],
    [
      'to one that has answered',
      [ROUND, '--association', 'F004', ...out],
      'Föreningen F004 har redan svarat',
    ],
    ['where nothing can be written', [ROUND, '--out', 'saknas/x.pdf'], 'saknas/x.pdf'],
  ])('%s', async (_what, flags, sentence) => {
    expect(await refused(...flags)).toEqual({ code: 1, told: expect.stringContaining(sentence) })
  })

  it('without a file to write to', async () => {
    expect((await refused(ROUND)).code).toBe(2)
  })

  it('of a round that is no more than a draft, that has closed, or in a language that it has not', async () => {
    const flags = '--survey samverkan/2019 --year 2096 --promise grouped --closes 2096-10-10'
    const by = ['--collected-by', 'Utredaren']
    await barometer.ok('round', 'create', 'utkast-2096', ...flags.split(' '), ...by)
    expect((await refused('utkast-2096', ...out)).told).toContain('är ett utkast')
    await barometer.ok('round', 'open', 'utkast-2096')
    const finnish = await refused('utkast-2096', '--language', 'fi', ...out)
    expect(finnish.told).toContain('finns inte på finska')
    await barometer.ok('round', 'close', 'utkast-2096')
    expect((await refused('utkast-2096', ...out)).told).toContain('har redan stängt')
    await barometer.ok('round', 'certify', 'utkast-2096')
    expect((await refused('utkast-2096', ...out)).told).toContain('är redan fastställd')
  })

  it('when all have answered', async () => {
    await barometer.openRound('alla-2095', 'samverkan/2022')
    const rows = REGISTER.map(row => `${row.slice(0, 4)};4`).join('\n')
    const answers = barometer.file('alla.csv', `id;samverkan.helhet\n${rows}`)
    await barometer.ok('responses', 'import', 'alla-2095', answers)
    expect((await refused('alla-2095', ...out)).told).toContain('har alla inbjudna')
  })
})
