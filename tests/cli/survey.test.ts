import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { all, equals } from '../builders/conditions.ts'
import { everyTypeSurvey } from '../builders/every-type.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- definitions are broken on purpose

let barometer: Installation
beforeEach(() => {
  barometer = newInstallation()
})
afterEach(() => barometer.remove())

/** A definition in a file, with something changed. */
const definition = (change: (survey: Loose) => void = () => undefined, name = 'enkat.json') => {
  const survey: Loose = structuredClone(everyTypeSurvey())
  change(survey)
  return barometer.file(name, JSON.stringify(survey))
}
const lines = (text: string) => text.trimEnd().split('\n')

describe('barometer survey check', () => {
  it('needs no installation, and gives the digest that publishing will give', async () => {
    const told = await barometer.ok('survey', 'check', definition())
    const digest = /Kontrollsumma ([0-9a-f]{64})/.exec(told)?.[1]
    await barometer.ok('init')
    expect(await barometer.ok('survey', 'publish', 'enkat.json')).toContain(digest)
  })

  it.each(['samverkan/2019', 'samverkan/2022', 'foreningsmassa/2021'])(
    'finds %s sound, with nothing to look at',
    async name => {
      const { code, stdout, stderr } = await barometer.run('survey', 'check', name)
      expect([code, stderr, stdout]).toEqual([0, '', expect.stringContaining(`${name} stämmer.`)])
    },
  )

  it('tells every fault with its place and a sentence, and ends with 1', async () => {
    const file = definition(survey => {
      survey.pages[0].questions[4].visibleIf.value = 'kanske'
      survey.pages[1].visibleIf = all(equals('prov.lokal', 'ja'), equals('prov.lokal', 'nej'))
      survey.pages[2].sections[0].id = 'ord'
    })
    const { code, stdout, stderr } = await barometer.run('survey', 'check', file)
    expect(code).toBe(1)
    expect(lines(stdout)).toEqual([
      'pages[2].sections[1].id: id ”ord” används två gånger.',
      'pages[0].questions[4].visibleIf.value: ”kanske” kan ingen svara på ”prov.lokal”.',
      'pages[1].visibleIf: sidan kan aldrig visas: inga svar uppfyller villkoret tillsammans med villkoren runt omkring.',
    ])
    expect(stderr).toBe('Enkäten har 3 fel och är inte publicerad.\n')
  })

  it('tells all of them, however many they are', async () => {
    const file = definition(survey => (survey.languages = ['sv', 'fi', 'en']))
    const { stdout } = await barometer.run('survey', 'check', file)
    expect(lines(stdout).length).toBeGreaterThan(60)
    expect(stdout).toContain('title.fi: saknas på finska, som enkäten säger sig finnas på.')
  })

  it('tells what is worth a look apart from the faults, and is content with it', async () => {
    const file = definition(survey => (survey.title.fi = 'Kysely'))
    const { code, stdout, stderr } = await barometer.run('survey', 'check', file)
    expect([code, stdout]).toEqual([0, expect.stringContaining('stämmer')])
    expect(lines(stderr)).toEqual([
      'Värt att se över. Det hindrar inte publicering:',
      '  languages: En text finns på finska, men språket står inte här och visas därför inte.',
    ])
  })

  it('checks what is published, by its key', async () => {
    await barometer.ok('init')
    await barometer.ok('survey', 'publish', definition())
    expect(await barometer.ok('survey', 'check', 'prov/alla')).toContain('prov/alla stämmer')
  })
})

describe('barometer survey publish', () => {
  it('refuses what the check refuses', async () => {
    await barometer.ok('init')
    const file = definition(survey => (survey.pages[1].visibleIf = equals('prov.antal', 3)))
    const { code, stderr } = await barometer.run('survey', 'publish', file)
    expect(code).toBe(1)
    expect(stderr).toContain('pages[1].visibleIf.question: ”prov.antal” kommer senare i enkäten')
  })
})

describe('barometer survey preview', () => {
  it('writes a file that stands alone, with conditions and checks in words', async () => {
    await barometer.ok('survey', 'preview', definition(), '--out', 'forhand.html')
    const html = readFileSync(join(barometer.folder, 'forhand.html'), 'utf8')
    expect([...html.matchAll(/(?:src|href)="(?!#|data:)([^"]*)/g)].map(([, to]) => to)).toEqual([])
    for (const shown of [
      'Visas om ni inte har valt ”Ingen alls” på ”Vilka delar?”.',
      'prov.bemotande.skola: raden ”Skolan”. Visas om ni har valt ”Skola”',
      'Frågar en gång, om ni har svarat minst 1000 medlemmar på ”Hur många är ni?”: ”Det är många. Stämmer det?”',
      'Sida 3 av 3',
      '<h3>Egna ord</h3>',
    ]) {
      expect(html).toContain(shown)
    }
  })

  it('is in the language that is asked for', async () => {
    const html = await barometer.ok('survey', 'preview', 'samverkan/2022', '--language', 'fi')
    expect(html).toContain('lang="fi"')
    expect(html).toContain('Mihin kunnan toimintoihin olette olleet yhteydessä')
    expect(html).not.toContain('<legend>Vilka delar')
  })

  it('shows a definition that has faults, and what they are', async () => {
    const html = await barometer.ok(
      'survey',
      'preview',
      definition(survey => (survey.headline = 'prov.text')),
    )
    expect(html).toContain('Måste rättas före publicering')
    expect(html).toContain('headline: ska vara id för en fråga')
  })

  it('says what is wrong with what is no survey at all', async () => {
    const { code, stderr } = await barometer.run(
      'survey',
      'preview',
      barometer.file('x.json', '{}'),
    )
    expect([code, stderr]).toEqual([1, expect.stringContaining('pages: saknas.')])
  })

  it('takes no language that there is not', async () => {
    const { code } = await barometer.run('survey', 'preview', 'samverkan/2022', '--language', 'de')
    expect(code).toBe(2)
  })
})

describe('barometer survey diff', () => {
  it('says what was added, removed, reworded and moved, and what a crosswalk may say', async () => {
    const older = definition()
    const newer = definition(survey => {
      survey.version = 'nasta'
      survey.pages[0].questions[1].label.sv = 'Hur går det?'
      survey.pages[1].questions[0].rows[1].visibleIf.value = 'kultur'
      survey.pages[2].sections.pop()
      survey.pages[0].questions.push({ id: 'prov.ny', type: 'yesNo', label: { sv: 'Nytt?' } })
    }, 'ny.json')
    expect(lines(await barometer.ok('survey', 'diff', older, newer))).toEqual([
      'Från prov/alla till prov/nasta',
      '',
      'Sidor',
      'Ändrad sida: ”Till sist”. Avsnitten är ändrade.',
      '',
      'Nya frågor',
      'prov.ny: ”Nytt?”',
      '',
      'Borttagna frågor',
      'prov.namn: ”Vad gör ni?”',
      'prov.text: ”Berätta mer”',
      '',
      'Ändrade frågor',
      'prov.helhet: ”Hur går det?” [nyckel: reworded, om någon intygar att den mäter samma sak]',
      '  Lydelsen: ”Hur fungerar det?” → ”Hur går det?”',
      'prov.bemotande.skola: ”Hur blir ni bemötta av skolan?” [nyckel: identical]',
      '  Visas: om ni inte har valt ”Ingen alls” på ”Vilka delar?” och ni har valt ”Skola” på ”Vilka delar?” → om ni inte har valt ”Ingen alls” på ”Vilka delar?” och ni har valt ”Kultur” på ”Vilka delar?”',
      '',
      'Oförändrade frågor',
      'prov.delar: ”Vilka delar?”',
      'prov.lokal: ”Har ni en lokal?”',
      'prov.storlek: ”Hur stor är den?”',
      'prov.bemotande.alla: ”Hur är det överlag?” [nyckel: identical]',
      'prov.antal: ”Hur många är ni?”',
      'prov.bildad: ”När bildades ni?”',
    ])
  })
})

describe('barometer responses import', () => {
  it('leaves out answers to what the form would not have shown, and says how many', async () => {
    await barometer.ok('init')
    await barometer.ok('survey', 'publish', definition())
    const register = 'id;namn;sektor\n1;A;idrott\n2;B;idrott\n'
    await barometer.ok('register', 'import', barometer.file('in.csv', register))
    await barometer.openRound('prov-2099', 'prov/alla')
    const table = [
      'id;prov.helhet;prov.delar;prov.bemotande.skola;prov.antal;prov.bildad;prov.lokal;prov.storlek',
      '1;4;skola|kultur;5;1 250,5;5/9 1987;nej;stor',
      '2;VE;VE;;VE;;ja;liten',
    ].join('\n')
    const told = await barometer.ok(
      'responses',
      'import',
      'prov-2099',
      barometer.file('svar.csv', table),
    )
    expect(told).toContain('Läste in 2 svar')
    expect(told).toContain(
      'Ett svar togs inte med: de gäller frågor som formuläret inte skulle ha visat',
    )
  })

  it('names the row and column of what cannot be an answer', async () => {
    await barometer.ok('init')
    await barometer.ok('survey', 'publish', definition())
    await barometer.ok(
      'register',
      'import',
      barometer.file('in.csv', 'id;namn;sektor\n1;A;idrott\n'),
    )
    await barometer.openRound('prov-2099', 'prov/alla')
    const file = barometer.file(
      'svar.csv',
      'id;prov.delar;prov.antal;prov.bildad\n1;ingen|skola;tolv;igår\n',
    )
    const { code, stderr } = await barometer.run('responses', 'import', 'prov-2099', file)
    expect(code).toBe(1)
    for (const told of [
      'rad 2, kolumn prov.delar: ”Ingen alls” går inte att kombinera med något annat svar.',
      'rad 2, kolumn prov.antal: ska vara ett tal',
      'rad 2, kolumn prov.bildad: ska vara en dag som finns',
    ]) {
      expect(stderr).toContain(told)
    }
  })
})
