import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'

let barometer: Installation
beforeEach(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  const plan = '--survey samverkan/2022 --year 2099 --promise grouped --closes 2099-10-10'
  const more = '--collected-by Utredaren --result-day 2099-12-01 --meeting 2099-11-30'
  await barometer.ok('round', 'create', 'plan', ...`${plan} ${more}`.split(' '))
})
afterEach(() => barometer.remove())

describe('a draft of a round', () => {
  it('is changed in what is given alone', async () => {
    const told = await barometer.ok('round', 'change', 'plan', '--closes', '2099-10-20')
    expect(told).toContain('20 oktober 2099 kl.\u00a023.59')
    const outlook = await barometer.run('round', 'change', 'plan', '--threshold', '3')
    expect([outlook.code, outlook.stderr]).toEqual([
      1,
      expect.stringContaining('Den ska vara ett heltal, minst 5.'),
    ])
    const late = await barometer.run('round', 'change', 'plan', '--closes', '2099-12-05')
    expect(late.stderr).toContain('Resultatdagen ”2099-12-01”')
    const odd = await barometer.run('round', 'change', 'plan', '--meeting', 'snart')
    expect(odd.stderr).toContain('Mötesdagen ”snart” är ingen dag.')
  })

  it('is removed, and then there is none', async () => {
    expect(await barometer.ok('round', 'remove', 'plan')).toContain('Tog bort utkastet plan.')
    expect(await barometer.ok('round', 'list')).toBe('')
    const { code, stderr } = await barometer.run('round', 'remove', 'plan')
    expect([code, stderr]).toEqual([1, expect.stringContaining('Det finns ingen omgång ”plan”.')])
  })
})

const extending = (closes: string, time: string, reason: string) => [
  'round',
  'extend',
  'plan',
  '--closes',
  closes,
  '--time',
  time,
  '--reason',
  reason,
]

describe('round extend', () => {
  beforeEach(async () => {
    const register = 'id;namn;organisationsnummer;sektor;e-post\r\n1;Å-föreningen;;kultur;\r\n'
    await barometer.ok('register', 'import', barometer.file('in.csv', register))
    await barometer.ok('round', 'change', 'plan', '--result-day', '2099-12-01')
    await barometer.ok('round', 'open', 'plan')
  })

  it('makes the time longer, with a reason that the result tells', async () => {
    const told = await barometer.ok(...extending('2099-10-20', '14.30', 'Mejlen kom inte fram'))
    expect(told).toContain('20 oktober 2099 kl.\u00a014.30')
    expect(await barometer.ok('results', 'plan')).toContain('Skäl: Mejlen kom inte fram')
  })

  it.each([
    ['2099-10-09', '', 'senare än den som gäller'],
    ['2099-13-01', '', 'är ingen dag'],
    ['2099-10-20', 'sent', 'Klockslaget ”sent” finns inte.'],
    ['2099-03-29', '02.30', 'då ställs klockan fram'],
  ])('does not take %s %s', async (closes, time, sentence) => {
    const { code, stderr } = await barometer.run(...extending(closes, time, 'x'))
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)])
  })
})
