import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

const ASSOCIATIONS = 30

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  const rows = Array.from(
    { length: ASSOCIATIONS },
    (_, index) => `F${index};Förening ${index};Idrott`,
  )
  const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
  await barometer.ok('register', 'import', register)
  await barometer.openRound('prov-2099', 'prov/1')
  const answers = rows.map((_, index) => `F${index};${1 + (index % 5)};Svar ${index}`)
  const file = barometer.file('svar.csv', `id;prov.helhet;prov.text\n${answers.join('\n')}`)
  await barometer.ok('responses', 'import', 'prov-2099', file)
  await barometer.ok('round', 'close', 'prov-2099')
  await barometer.ok('round', 'certify', 'prov-2099')
})
afterAll(() => barometer.remove())

describe('barometer verify', () => {
  it('finds a sound store sound, and says what it went through', async () => {
    expect(await barometer.ok('verify')).toEqual(
      expect.stringMatching(
        /^Lagret stämmer: 1 enkätversion, 1 omgång och 30 svar är kontrollerade\. Kontrollsumma [0-9a-f]{64}\.\n$/,
      ),
    )
  })

  it.each([
    [
      'an answer that is altered',
      `UPDATE response SET content = replace(content, '"Svar 7"', '"Svar 8"') WHERE content LIKE '%"Svar 7"%'`,
      'prov-2099/resultat: svaren i lagret är inte de som räknades',
    ],
    [
      'an answer that is taken away',
      'DELETE FROM response WHERE id = (SELECT min(id) FROM response)',
      'prov-2099/resultat: svaren i lagret är inte de som räknades',
    ],
    [
      'a published figure that is altered',
      `UPDATE result SET content = replace(content, '"mean":{"value":3}', '"mean":{"value":4}')`,
      'prov-2099/resultat: innehållet stämmer inte med kontrollsumman',
    ],
    [
      'a count that is altered in what is sealed',
      `UPDATE result SET sealed = replace(sealed, '"grades":[6,', '"grades":[7,')`,
      'prov-2099/resultat: det som är förseglat är inte det som resultatet intygar',
    ],
    [
      'a question that is altered afterwards',
      `UPDATE survey SET definition = replace(definition, 'Hur fungerar det?', 'Hur bra fungerar det?')`,
      'prov/1: innehållet stämmer inte med kontrollsumman',
    ],
    [
      'an invitation that is taken away',
      'DELETE FROM invitation WHERE id = (SELECT min(id) FROM invitation)',
      'prov-2099: 29 inbjudningar till 30 föreningar',
    ],
    [
      'a result that is taken away',
      'DELETE FROM result',
      'prov-2099: omgången är fastställd men har inget resultat',
    ],
  ])('finds %s', async (_claim, sql, told) => {
    const path = join(barometer.folder, 'andrad.sqlite')
    copyFileSync(join(barometer.folder, 'barometer.sqlite'), path)
    const db = new Sqlite(path)
    const { changes } = db.prepare(sql).run()
    db.close()
    expect(changes).toBe(1)
    const { code, stderr } = await barometer.run('verify', '--store', path)
    expect([code, stderr]).toEqual([1, expect.stringContaining(told)])
  })
})

describe('barometer copy', () => {
  it('makes a store that is the same, and refuses one that is not empty', async () => {
    const told = await barometer.ok('copy', '--from', 'barometer.sqlite', '--to', 'kopia.sqlite')
    expect(told).toMatch(
      /^Kopierade 1 omgång och 30 svar\. Båda lagren har kontrollsumman [0-9a-f]{64}\. Kopian skickar/,
    )
    expect(await barometer.ok('verify', '--store', 'kopia.sqlite')).toContain(
      '30 svar är kontrollerade',
    )
    const again = await barometer.run('copy', '--from', 'barometer.sqlite', '--to', 'kopia.sqlite')
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('är inte tomt')])
    const missing = await barometer.run('copy', '--from', 'fel.sqlite', '--to', 'ny.sqlite')
    expect([missing.code, missing.stderr]).toEqual([
      1,
      expect.stringContaining('Det finns inget lager'),
    ])
  })

  it('leaves a round that is not certified where it is', async () => {
    await barometer.openRound('prov-2098', 'prov/1')
    const { code, stderr } = await barometer.run(
      'copy',
      '--from',
      'barometer.sqlite',
      '--to',
      'tva.sqlite',
    )
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('Omgången prov-2098 är inte fastställd'),
    ])
  })
})
