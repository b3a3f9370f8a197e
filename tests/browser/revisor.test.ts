import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { type CertifiedFiles, certifiedFiles } from '../builders/certified-files.ts'
import { MAIN } from '../builders/run-barometer.ts'
import { arriving } from './fill-in.ts'
import { type Stop, tabTo } from './keyboard.ts'
import { useNewcomer } from './newcomer.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'

/**
 * What a new revisor does in an installation of the auditors' own, from the first log-in to a report that anybody can
 * check: with what the pages say alone. Each step goes on where the one before ended.
 */
;(isBrowserMissing ? describe.skip : describe)('a new revisor with files of two rounds', () => {
  const newcomer = useNewcomer({ user: 'rut', name: 'Rut Revisor', role: 'revisor' })
  const { follow, told, shown } = newcomer
  let page: Page
  let files: CertifiedFiles
  beforeAll(async () => {
    page = newcomer.page
    files = await certifiedFiles()
  })

  /** What holds for a page of the work space, on a phone too. */
  async function expectGoodInBoth(): Promise<void> {
    for (const [, { viewport }] of TWO_SIZES) {
      await page.setViewportSize(viewport)
      await expectGood(page)
    }
  }

  it('logs in, and accepts the key of those who held the rounds', async () => {
    await newcomer.logIn()
    expect(await shown()).toContain('Läs in de fastställda filerna')
    await expectGood(page)
    await follow('Läs in fastställda filer')
    await page.getByLabel('Den öppna nyckeln').fill(files.key)
    await page.getByLabel('Fingeravtryck').fill(files.fingerprint)
    await page.getByLabel('Varför nyckeln godkänns').fill('Jämfört med diariet, KS-2022/1.109')
    await press(page, 'Godkänn nyckeln')
  })

  it('imports the certified files', async () => {
    for (const [file, name] of [
      [files.earlier, 'Resultatet av prov-2019'],
      [files.later, 'Resultatet av prov-2022'],
      [files.comparison, 'Jämförelsen av prov-2019 med prov-2022'],
    ] as const) {
      const buffer = Buffer.from(file)
      const given = { name: 'fil.json', mimeType: 'application/json', buffer }
      await page.getByLabel('Fastställd fil, JSON').setInputFiles(given)
      await press(page, 'Läs in filen')
      expect(await told()).toContain(`${name} är inläst`)
    }
    await expectGoodInBoth()
    const onePage = page.getByRole('link', { name: 'Resultatet på en sida' })
    await arriving(page, () => onePage.first().click())
    expect(await shown()).toContain('I filen står inte vad kommunen tänker göra')
    await expectGoodInBoth()
  })

  it('begins a dossier with what was recommended, to whom and where that stands', async () => {
    await follow('Granskningar')
    await follow('Börja en akt')
    await page.getByLabel('Titel').fill('Samverkan med civilsamhället')
    await page.getByLabel('Om akten').fill('Granskningen 2019 och vad som blev av den.')
    await page.getByText('påhittade uppgifter').click()
    await press(page, 'Lägg till')
    await follow('Lägg till en källa')
    await page.getByLabel('Slag av handling').selectOption({ label: 'granskningsrapport' })
    await page.getByLabel('Handlingens namn').fill('Granskningsrapport 2019')
    await page.getByLabel('Skriven eller beslutad av').fill('Revisorerna')
    await press(page, 'Lägg till')
    await follow('Lägg till en nämnd')
    await page.getByLabel('Namn', { exact: true }).fill('Kommunstyrelsen')
    await page.getByLabel('Slag av organ').selectOption({ label: 'styrelse' })
    await press(page, 'Lägg till')
    await follow('Lägg till en granskning')
    await page.getByRole('radio', { name: 'granskning', exact: true }).check()
    await page.getByLabel('Titel').fill('Samverkan')
    await page.getByLabel('Revisionsår').fill('2019')
    await page.getByLabel('Utförd av').fill('Revisorerna')
    await press(page, 'Lägg till')
    await follow('Lägg till en rekommendation')
    await page.getByLabel('Nummer').fill('1')
    await page.getByLabel('Vad handlingen säger').first().fill('Se över samarbetet.')
    await page.getByText('Ordagrant', { exact: true }).first().click()
    await page.getByLabel('Källa', { exact: true }).first().selectOption({ index: 1 })
    await page.getByLabel('Sida').first().fill('4')
    await page.getByLabel('Riktad till').first().selectOption({ label: 'Kommunstyrelsen' })
    await press(page, 'Lägg till')
    expect(await told()).toBe('Det är sparat.')
    await expectGoodInBoth()
  })

  it('compares 2019 with 2022, and finds what has changed for whom', async () => {
    await follow('Jämför')
    for (const round of ['2019: prov-2019', '2022: prov-2022']) await page.getByLabel(round).check()
    await press(page, 'Jämför')
    expect(await shown()).toContain('Vad har förändrats sedan 2019?')
    for (const [sector, count] of [
      ['Kultur', 0],
      ['Idrott', 1],
    ] as const) {
      await page.getByLabel('Sektor', { exact: true }).selectOption({ label: sector })
      await page
        .getByLabel('Förändringar', { exact: true })
        .selectOption({ label: 'bara säkerställda' })
      await press(page, 'Visa')
      const question = page.getByRole('row', { name: 'Hur fungerar det?' })
      expect(await question.filter({ hasText: 'säkerställd förbättring' }).count()).toBe(count)
    }
    await expectGoodInBoth()
  })

  it('links a question to the recommendation and judges it, by keyboard alone', async () => {
    const stops: Stop[] = []
    const to = (isWanted: (stop: Stop) => boolean) =>
      tabTo(page, isWanted, async stop => void stops.push(stop))
    const field = (name: string) => to(stop => stop.name === name)
    const enter = async (text: string) => {
      await to(stop => stop.text.startsWith(text))
      await arriving(page, () => page.keyboard.press('Enter'))
    }
    const write = async (name: string, text: string) => {
      await field(name)
      await page.keyboard.type(text)
    }
    await enter('Hur fungerar det?')
    await expectGood(page)
    await enter('Koppla till en rekommendation')
    await expectGoodInBoth()
    await enter('1. Se över samarbetet.')
    await expectGood(page)
    await field('direction')
    await page.keyboard.press('Space')
    await write('reason', 'Den gäller samarbetet som helhet.')
    await write('by', 'Revisorerna')
    await enter('Lägg till')
    expect(await told()).toBe('Det är sparat.')
    await enter('Lägg till en bedömning')
    await field('bodies')
    await page.keyboard.press('Space')
    await write('judgement', 'till v')
    await write('by', 'Revisorerna')
    await write('passage-text', 'Arbetet har börjat.')
    await field('passage-isSummary')
    await page.keyboard.press('Space')
    await field('passage-reference-source')
    await page.keyboard.press('ArrowDown')
    await write('passage-reference-page', '12')
    await enter('Lägg till')
    for (const kept of ['Bedömning: till viss del', 'Borde bli högre, prov-2019 till prov-2022']) {
      expect(await shown()).toContain(kept)
    }
    expect(stops.filter(({ isMarked, isInSight }) => !isMarked || !isInSight)).toEqual([])
  })

  it('freezes the follow-up report, and verifies it where there is no installation', async () => {
    await follow('Samverkan med civilsamhället')
    await follow('Uppföljningsrapporter')
    await follow('Läs rapporten som den skulle bli nu')
    expect(await shown()).toContain('Hur fungerar det?')
    await expectGoodInBoth()
    await page.goBack()
    await press(page, 'Frys rapporten')
    const digest = /[0-9a-f]{64}/.exec(await told())![0]
    await expectGoodInBoth()
    const elsewhere = mkdtempSync(join(tmpdir(), 'barometer-offline-'))
    const fetch = async (name: RegExp | string, file: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ])
      await download.saveAs(join(elsewhere, file))
    }
    await fetch('Hämta den signerade filen', 'uppfoljning.json')
    await fetch('den öppna nyckeln', 'nyckel.pem')
    const verify = [MAIN, 'verify', 'uppfoljning.json', '--key', 'nyckel.pem']
    const { stdout } = await promisify(execFile)(process.execPath, verify, { cwd: elsewhere })
    rmSync(elsewhere, { recursive: true })
    for (const checked of [digest, 'prov-2019', 'prov-2022']) expect(stdout).toContain(checked)
  })
})
