import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  const register = barometer.file('register.csv', 'id;namn;sektor\nF001;Exempelby FC;idrott\n')
  await barometer.ok('register', 'import', register)
  await barometer.openRound('samverkan-2099', 'samverkan/2022')
})
afterAll(() => barometer.remove())

const results = (...flags: readonly string[]) =>
  barometer.run('results', 'samverkan-2099', ...flags)

describe('a result as a document of its own', () => {
  it.each([
    ['docx', 'PK'],
    ['xlsx', 'PK'],
    ['pdf', '%PDF-1.7'],
  ])('is written whole as %s', async (format, start) => {
    const { code } = await results('--format', format, '--out', `resultat.${format}`)
    expect(code).toBe(0)
    const bytes = readFileSync(join(barometer.folder, `resultat.${format}`))
    expect(bytes.toString('latin1').startsWith(start)).toBe(true)
  })

  it('needs a file, and says so', async () => {
    const { code, stderr } = await results('--format', 'docx')
    expect(code).toBe(2)
    expect(stderr).toContain('Flaggan --out <fil> måste anges.')
  })

  it('is refused in a format that there is not, with those that there are', async () => {
    const { code, stderr } = await results('--format', 'odt', '--out', 'resultat.odt')
    expect(code).toBe(2)
    expect(stderr).toContain('kan inte vara ”odt”')
    expect(stderr).toContain('docx, xlsx, pdf')
    expect(existsSync(join(barometer.folder, 'resultat.odt'))).toBe(false)
  })

  it('comes to nothing in a folder that is not there', async () => {
    const { code, stderr } = await results('--format', 'xlsx', '--out', 'ingen/resultat.xlsx')
    expect(code).toBe(1)
    expect(stderr).toContain('går inte att skriva')
  })
})

describe('a follow-up of audits as a document of its own', () => {
  it.each(['docx', 'xlsx', 'pdf'])('is written as %s, the same bytes each time', async format => {
    const write = async (name: string) => {
      const flags = ['--on', '2026-11-26', '--format', format, '--out', name]
      await barometer.ok('audit', 'report', 'huddinge', ...flags)
      return readFileSync(join(barometer.folder, name))
    }
    const first = await write(`uppfoljning.${format}`)
    expect(first.equals(await write(`igen.${format}`))).toBe(true)
  })

  it('needs a file, and says so', async () => {
    const { code, stderr } = await barometer.run('audit', 'report', 'huddinge', '--format', 'pdf')
    expect(code).toBe(2)
    expect(stderr).toContain('Flaggan --out <fil> måste anges.')
  })
})
