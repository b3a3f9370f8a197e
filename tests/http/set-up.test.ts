import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { ROUND, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'

let container: TestContainer
let investigator: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  container.clock.now = '2026-11-25T12:00:00.000Z'
  investigator = await logInAs('investigator', { app: testApp(container), container })
  await container.surveys.publish(testSurvey())
  await container.store.putAssociations(testAssociations(36))
})

type Fields = Readonly<Record<string, string>>

/** What someone writes, step by step. */
const WRITTEN: Readonly<Record<string, Fields>> = {
  enkat: { enkat: 'prov/1' },
  omgang: { ar: '2027', id: 'prov-2027', pilot: 'nej' },
  mote: { mote: '2027-03-15' },
  dagar: { oppnar: '', stanger: '2027-02-05', klockan: '14.30', resultat: '2027-03-16' },
  vem: { vem: 'Utredaren', diarienummer: 'KS-2027/1' },
  vilka: { oppenlank: 'nej' },
  lofte: { lofte: 'grouped' },
  grans: { grans: '6' },
}
const ALL: Fields = Object.assign({}, ...Object.values(WRITTEN)) as Fields

const post = (step: string, fields: Fields) => investigator.post(pathTo.setUp(step), fields)

/** Goes from a page with its hidden fields, as a browser does. */
async function goOn(path: string, fields: Fields): Promise<string> {
  const { text } = await investigator.get(path)
  const kept = Object.fromEntries(
    Object.entries(hiddenFields(text)).map(([name, value]) => [name, [value].flat()[0] ?? '']),
  )
  const { status, headers } = await investigator.post(path.split('?')[0]!, { ...kept, ...fields })
  expect([path, status]).toEqual([path, 303])
  return headers['location']!
}

describe('the set-up of a round', () => {
  it('is gone through step by step, and what is written is created in the end', async () => {
    let path = pathTo.setUp('enkat')
    for (const step of Object.keys(WRITTEN)) {
      expect(path.split('?')[0]).toBe(pathTo.setUp(step))
      path = await goOn(path, WRITTEN[step]!)
    }
    expect(path.split('?')[0]).toBe(pathTo.setUp('granska'))
    expect(await container.rounds.listRounds()).toEqual([])
    expect(await goOn(path, {})).toBe(`${pathTo.round('prov-2027')}?klart=skapad`)
    expect(await container.rounds.getRound('prov-2027')).toMatchObject({
      state: 'draft',
      survey: 'prov/1',
      year: 2027,
      meetingDay: '2027-03-15',
      opensAt: null,
      closesAt: '2027-02-05T13:30:00.000Z',
      resultDay: '2027-03-16',
      collectedBy: 'Utredaren',
      registryNumber: 'KS-2027/1',
      promise: 'grouped',
      threshold: 6,
      synthetic: false,
    })
    const [entry] = await container.acts.list(
      { by: investigator.user.id, act: 'round.created', object: null, before: null },
      1,
    )
    expect(entry?.object).toBe('prov-2027')
  })

  it('can invite nobody, and then promises only what an open link can keep', async () => {
    const { text } = await investigator.get(pathTo.setUp('vilka', ALL))
    expect(text).toContain('Ingen: svaren kommer bara genom en öppen länk')
    const forComers = { ...ALL, oppenlank: 'ja' }
    const refused = await post('lofte', { ...forComers, lofte: 'anonymous' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('kan ni inte lova anonymitet')
    expect((await investigator.get(pathTo.setUp('grans', forComers))).text).not.toContain(
      'Vad kan omgången',
    )
    expect((await post('granska', forComers)).status).toBe(303)
    expect(await container.rounds.getRound('prov-2027')).toMatchObject({ invitesNobody: true })
  })

  it('counts back from the meeting, and can be taken at its word', async () => {
    const query = { ...WRITTEN['mote'] }
    const { text } = await investigator.get(pathTo.setUp('dagar', query))
    expect(text).toContain('<dd>4 januari 2027</dd>')
    for (const day of ['2027-01-04', '2027-02-01', '2027-03-16']) {
      expect(text).toContain(`value="${day}"`)
    }
    const { headers } = await post('dagar', { ...query, stanger: '2027-02-20', forslag: 'ja' })
    expect(headers['location']).toContain('stanger=2027-02-01')
  })

  it('says so when the meeting is too near', async () => {
    const { text } = await investigator.get(pathTo.setUp('dagar', { mote: '2026-12-10' }))
    expect(text).toContain('Mötet är för nära')
    expect(text).not.toContain('Använd förslaget')
  })

  it('goes back without losing what is written, right or wrong', async () => {
    const { headers } = await post('vem', { ...ALL, vem: '', tillbaka: 'ja' })
    expect(headers['location']).toMatch(/^\/ny-omgang\/dagar\?/)
    expect(headers['location']).toContain('diarienummer=KS-2027%2F1')
  })

  it('has no promise that holds by itself, and shows each as it is read', async () => {
    const { text } = await investigator.get(pathTo.setUp('lofte'))
    expect(text).not.toContain(' checked')
    expect(text).toContain('Vi sparar inte vilken förening svaret kommer från.')
    expect((await post('lofte', {})).text).toContain('Välj ett löfte.')
  })

  it('tells what will be withheld and what can be detected, and counts again', async () => {
    const query = { lofte: 'grouped' }
    const { text } = await investigator.get(pathTo.setUp('grans', query))
    expect(text).toContain('Minsta förändring som kan upptäckas')
    const { headers } = await post('grans', { ...query, grans: '20', igen: 'ja' })
    const again = await investigator.get(headers['location']!)
    expect(again.text).toContain('value="20"')
    expect(again.text.match(/visas inte<\/td>/g)!.length).toBeGreaterThan(
      text.match(/visas inte<\/td>/g)?.length ?? 0,
    )
  })

  it.each([
    ['enkat', { enkat: 'finns/1' }, 'Välj en enkät.'],
    ['omgang', { ...WRITTEN['omgang'], ar: '27' }, 'fyra siffror'],
    ['omgang', { ...WRITTEN['omgang'], id: 'Prov 2027' }, 'Skriv ett id med små bokstäver'],
    ['omgang', { ...WRITTEN['omgang'], id: 'metod' }, 'Skriv ett id med små bokstäver'],
    ['mote', { mote: '2027-02-30' }, 'Skriv en dag som finns'],
    ['dagar', { stanger: '' }, 'Skriv en dag som finns'],
    ['dagar', { stanger: '2026-11-24' }, 'Stängningstiden har passerat'],
    ['dagar', { stanger: '2026-11-25', klockan: '12.30' }, 'Stängningstiden har passerat'],
    ['dagar', { stanger: '2027-03-28', klockan: '02.30' }, 'Klockan 02.30 finns inte den 28 mars'],
    ['dagar', { stanger: '2027-03-28', klockan: 'kväll' }, 'Skriv klockslaget som 14.30'],
    ['dagar', { oppnar: '2026-11-01', stanger: '2027-03-28' }, 'Öppningsdagen har passerat'],
    ['dagar', { oppnar: '2027-04-01', stanger: '2027-03-28' }, 'stänga innan den öppnar'],
    ['dagar', { stanger: '2027-03-28', resultat: '2027-03-28' }, 'före stängningsdagen'],
    ['vem', { vem: ' ' }, 'Skriv vem som frågar'],
    ['vem', { vem: 'x'.repeat(201) }, 'högst 200 tecken'],
    ['grans', { grans: '4' }, 'minst 5'],
  ])('in step %s does not take %j, and keeps what was typed', async (step, fields, sentence) => {
    const { status, text } = await post(step, { ...ALL, ...fields })
    expect(status).toBe(422)
    expect(text).toContain('<title>Fel: ')
    expect(text).toContain(sentence)
    const html = decodeEntities(text)
    for (const value of Object.values(fields).filter(given => given.trim() !== '')) {
      if (value !== 'finns/1') expect(html).toContain(`value="${value}"`)
    }
    expect(html).toContain('value="prov/1"')
  })

  it('refuses an id that is taken, also when it was taken meanwhile, and leads to the field', async () => {
    await container.rounds.createRound({
      ...ROUND,
      id: 'prov-2027',
      closesAt: '2027-01-01T00:00:00.000Z',
    })
    expect((await post('omgang', ALL)).text).toContain('Det finns redan en omgång ”prov-2027”')
    const { status, text } = await post('granska', ALL)
    expect(status).toBe(422)
    expect(decodeEntities(text)).toMatch(/href="\/ny-omgang\/omgang\?[^"]+#id"/)
  })

  it('is marked as made up where everything else is', async () => {
    await container.rounds.createRound({ ...ROUND, closesAt: '2027-01-01T00:00:00.000Z' })
    await post('granska', ALL)
    expect((await container.rounds.getRound('prov-2027')).synthetic).toBe(true)
  })

  it('has no other steps', async () => {
    expect((await investigator.get(pathTo.setUp('annat'))).status).toBe(404)
    expect((await investigator.get(pathTo.setUp('constructor'))).status).toBe(404)
  })
})

describe('a draft', () => {
  beforeEach(async () => void (await post('granska', ALL)))

  const changeLink = async () => {
    const { text } = await investigator.get(pathTo.round('prov-2027'))
    return decodeEntities(/href="(\/ny-omgang\/granska[^"]*)"/.exec(text)![1]!)
  }

  it('can be decided about anew, all but its id, and the log says so', async () => {
    const review = await changeLink()
    const { text } = await investigator.get(review)
    const change = decodeEntities(/href="(\/ny-omgang\/vem[^"]*)"/.exec(text)![1]!)
    const back = await goOn(change, { vem: 'Revisorerna', id: 'annat' })
    expect(back).toMatch(/^\/ny-omgang\/granska/)
    expect(await goOn(back, {})).toBe(`${pathTo.round('prov-2027')}?klart=andrad`)
    expect(await container.rounds.getRound('prov-2027')).toMatchObject({
      collectedBy: 'Revisorerna',
      revision: 2,
    })
    expect(await container.rounds.listRounds()).toHaveLength(1)
  })

  it('is not changed over what someone else has changed meanwhile, or has opened', async () => {
    const review = await changeLink()
    const { text } = await investigator.get(review)
    const kept = hiddenFields(text) as Fields
    const draft = await container.rounds.getRound('prov-2027')
    await container.rounds.changeDraft({ ...draft, year: 2028 }, 1)
    expect((await post('granska', kept)).status).toBe(409)
    await container.rounds.openRound('prov-2027')
    expect((await post('granska', kept)).status).toBe(409)
    expect(await container.rounds.getRound('prov-2027')).toMatchObject({ year: 2028 })
  })

  it('can be removed, and nothing of it is left', async () => {
    const path = pathTo.roundRemoval('prov-2027')
    expect((await investigator.get(path)).text).toContain('går inte att få tillbaka')
    expect(await goOn(path, {})).toBe(paths.rounds)
    expect(await container.rounds.listRounds()).toEqual([])
  })
})
