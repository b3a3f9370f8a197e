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
  it.each(['docx', 'xlsx'])('is written whole as %s', async format => {
    const { code } = await results('--format', format, '--out', `resultat.${format}`)
    expect(code).toBe(0)
    const bytes = readFileSync(join(barometer.folder, `resultat.${format}`))
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
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
    expect(stderr).toContain('docx, xlsx')
    expect(existsSync(join(barometer.folder, 'resultat.odt'))).toBe(false)
  })

  it('comes to nothing in a folder that is not there', async () => {
    const { code, stderr } = await results('--format', 'xlsx', '--out', 'ingen/resultat.xlsx')
    expect(code).toBe(1)
    expect(stderr).toContain('går inte att skriva')
  })
})
