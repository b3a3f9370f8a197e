import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { readPackage } from '../builders/read-package.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'

const IDS = Array.from({ length: 12 }, (_, index) => `F${index + 10}`)

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  const register = ['id;namn;sektor', ...IDS.map(id => `${id};Förening ${id};idrott`)].join('\n')
  await barometer.ok('register', 'import', barometer.file('register.csv', register))
  const answers = ['id;samverkan.helhet', ...IDS.map((id, at) => `${id};${1 + (at % 5)}`)]
  barometer.file('svar.csv', answers.join('\n'))
  for (const round of ['forst-2098', 'samverkan-2099']) {
    await barometer.openRound(round, 'samverkan/2022')
    await barometer.ok('responses', 'import', round, join(barometer.folder, 'svar.csv'))
  }
  await barometer.ok('round', 'close', 'samverkan-2099')
})
afterAll(() => barometer.remove())

const pack = (out: string) => barometer.run('round', 'package', 'samverkan-2099', '--out', out)
const path = (name: string) => join(barometer.folder, name)
const left = () => readdirSync(barometer.folder).filter(name => name.endsWith('.tmp'))

describe('barometer round package', () => {
  it('is refused before the round is certified, says what to do, and leaves nothing', async () => {
    const { code, stderr } = await pack('tidigt.zip')
    expect([code, existsSync(path('tidigt.zip')), left()]).toEqual([1, false, []])
    expect(stderr).toContain('Fastställ omgången samverkan-2099 först.')
  })

  it('writes the same files to an archive and to a folder', async () => {
    await barometer.ok('round', 'certify', 'samverkan-2099')
    const archive = await pack('paket.zip')
    const folder = await pack('paket')
    expect([archive.code, folder.code, left()]).toEqual([0, 0, []])
    expect(archive.stderr).toContain('Mappen underlag i paketet ska sekretessprövas')
    const files = readPackage(readFileSync(path('paket.zip')))
    expect(files.size).toBeGreaterThan(15)
    for (const [name, content] of files) {
      expect([name, readFileSync(join(path('paket'), name)).equals(content)]).toEqual([name, true])
    }
  })

  it('has a certified comparison among what is published', async () => {
    await barometer.ok('round', 'close', 'forst-2098')
    await barometer.ok('round', 'certify', 'forst-2098')
    await barometer.ok('compare', 'forst-2098', 'samverkan-2099', '--format', 'json')
    await pack('med-jamforelse.zip')
    const names = [...readPackage(readFileSync(path('med-jamforelse.zip'))).keys()]
    expect(names.filter(name => name.includes('jamforelse')).length).toBeGreaterThanOrEqual(5)
    expect(names).toContain('offentligt/jamforelse-forst-2098-samverkan-2099.html')
  })

  it.each([
    ['a folder that is there', 'paket', 'paket finns redan. Ange en mapp som inte finns'],
    ['a file in a folder that is not there', 'ingen/mapp.zip', 'går inte att skriva'],
    ['a folder in one that is not there', 'ingen/mapp', 'går inte att skriva'],
  ])('names %s, and writes nothing', async (_, out, told) => {
    const before = readdirSync(barometer.folder, { recursive: true })
    const { code, stderr } = await pack(out)
    expect([code, readdirSync(barometer.folder, { recursive: true })]).toEqual([1, before])
    expect(stderr).toContain(told)
  })
})
