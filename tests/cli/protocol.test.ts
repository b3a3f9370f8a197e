import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { textOfPdf } from '../builders/read-pdf.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { isPdftotextMissing } from '../builders/system-tools.ts'

const REGISTER = `id;namn;sektor;e-post
F001;Exempelby FC;idrott;fc@example.se
F002;Exempelby BK;idrott;
F003;Exempelby kör;kultur;kor@example.se
`

const PLAN =
  '--survey samverkan/2022 --year 2099 --promise grouped --closes 2099-03-31 --registry-number KS-2099/12.345'

let barometer: Installation
let published: string
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  published = await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.ok('register', 'import', barometer.file('register.csv', REGISTER))
})
afterAll(() => barometer.remove())

const create = (id: string, ...more: readonly string[]) => {
  const plan = [...PLAN.split(' '), '--collected-by', 'Kim Ek, utredare']
  return barometer.ok('round', 'create', id, ...plan, ...more)
}

;(isPdftotextMissing ? describe.skip : describe)('the protocol of an opened round', () => {
  it('says on one page what is frozen and what was promised', async () => {
    await create('samverkan-2099')
    await barometer.ok('round', 'open', 'samverkan-2099')
    await barometer.ok('round', 'protocol', 'samverkan-2099', '--out', 'protokoll.pdf')
    const text = textOfPdf(join(barometer.folder, 'protokoll.pdf')).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Sida 1 av 1')
    expect(text).toContain('Protokoll: omgången samverkan-2099 är öppnad')
    expect(text).toContain('KS-2099/12.345')
    expect(text).toContain('Kim Ek, utredare')
    expect(text).toContain('– 31 mars 2099 kl. 23.59')
    expect(text).toContain('3 föreningar ur kommunens föreningsregister')
    expect(text).toContain('1 av dem har ingen e-postadress')
    expect(text).toContain('Idrott 2 · Kultur 1.')
    expect(text).toContain('visar inga resultat för färre än fem föreningar')
    const [digest = ''] = /[0-9a-f]{64}/.exec(published) ?? []
    expect(text.replaceAll(' ', '')).toContain(digest)
  })

  it('says that nobody is invited where answers come by an open link only', async () => {
    await create('massa-2099', '--open-link-only')
    await barometer.ok('round', 'open', 'massa-2099')
    await barometer.ok('round', 'protocol', 'massa-2099', '--out', 'massa.pdf')
    const text = textOfPdf(join(barometer.folder, 'massa.pdf')).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Ingen är inbjuden. Svaren kommer genom en öppen länk')
    expect(text).not.toContain('ur kommunens föreningsregister är inbjudna')
  })

  it('is refused of a draft, and leaves no file', async () => {
    await create('utkast-2099')
    const { code, stderr } = await barometer.run(
      'round',
      'protocol',
      'utkast-2099',
      '--out',
      'ut.pdf',
    )
    expect(code).toBe(1)
    expect(stderr).toContain('barometer round open')
    expect(existsSync(join(barometer.folder, 'ut.pdf'))).toBe(false)
  })
})
