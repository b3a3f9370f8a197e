import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { codesOf, codingOf, quoteOf } from '../../surveys/free-text/coding-book.ts'
import {
  bookIn,
  commentedRound,
  commentsIn,
  TEXT_QUESTION,
  TEXT_PLACE,
  texts,
} from '../builders/free-text.ts'
import { addCode } from '../../surveys/free-text/change-codes.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { hiddenFields, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  staff = await logInAs('investigator', { app: testApp(container), container })
})

const PATH = pathTo.freeTextQuestion(TEXT_QUESTION)
const ALL = { by: null, act: null, object: null, before: null } as const
const acts = async () => (await container.acts.list(ALL, 50)).map(({ act }) => act)
const addCodes = async (...names: readonly string[]) => {
  for (const name of names) {
    await container.freeText.changeCodes(TEXT_PLACE, addCode({ name, definition: '', use: '' }))
  }
}
const pathOf = async (index = 0) =>
  pathTo.comment(TEXT_QUESTION, (await commentsIn(container))[index]!.id)
const seenIn = async (path: string) => {
  const { sedd, lydelse } = hiddenFields((await staff.get(path)).text)
  return { sedd: [sedd].flat()[0]!, lydelse: [lydelse].flat()[0]! }
}

describe('who may read, and when', () => {
  it('nobody reads anything while answers are taken, but codes can be made', async () => {
    await openTestRound(container)
    expect((await staff.get(pathTo.freeText('prov-2022'))).text).toContain('när den har stängt')
    const { status, text } = await staff.get(PATH)
    expect([status, text.includes('tar fortfarande emot svar')]).toEqual([409, true])
    expect((await staff.get(pathTo.codes(TEXT_QUESTION))).status).toBe(200)
  })

  it('an auditor reads, and sees no form that codes', async () => {
    await commentedRound(container, texts(6))
    const auditor = await logInAs('auditor', { app: testApp(container), container })
    expect((await auditor.get(PATH)).text).toContain('Kommentar 3')
    const { text } = await auditor.get(await pathOf())
    expect(text).not.toContain('Spara och gå till nästa')
    expect((await auditor.post(await pathOf(), { kod: '-' })).status).toBe(403)
  })

  it('the log holds once for each log-in that somebody has read', async () => {
    await commentedRound(container, texts(6))
    await staff.get(pathTo.freeText('prov-2022'))
    expect(await acts()).not.toContain('freeText.read')
    for (const path of [PATH, PATH, await pathOf()]) await staff.get(path)
    expect((await acts()).filter(act => act === 'freeText.read')).toHaveLength(1)
    container.clock.now = '2022-09-02T08:00:00.000Z'
    const later = await logInAs('investigator', { app: testApp(container), container })
    await later.get(await pathOf())
    expect((await acts()).filter(act => act === 'freeText.read')).toHaveLength(2)
  })
})

describe('what a page of comments tells', () => {
  it('shows text as text, however long, and however it looks', async () => {
    const long = `${'å'.repeat(4990)} <b>slut`
    await commentedRound(container, ['<script>alert(1)</script>', long, '=1+1', ...texts(3)])
    const { text } = await staff.get(PATH)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).toContain(`${'å'.repeat(4990)} &lt;b&gt;slut`)
    expect(text).not.toContain('<script>alert')
  })

  it.each(['grouped', 'anonymous'] as const)(
    'names no association and no small sector where the promise is %s',
    async promise => {
      await commentedRound(container, texts(6), { promise })
      const pages = [await staff.get(PATH), await staff.get(await pathOf())]
      for (const { text } of pages) {
        expect(text).not.toMatch(/Förening \d|F00\d/)
        expect(text).not.toMatch(/>(Idrott|Kultur|Socialt)</)
      }
    },
  )

  it('names the sector that enough have written from, and the association where that is promised', async () => {
    await commentedRound(container, texts(18))
    expect((await staff.get(PATH)).text).toMatch(/>(Idrott|Kultur|Socialt)</)
    const [first] = await container.store.listFrame('prov-2022')
    await commentedRound(container, texts(6), { id: 'namngiven', promise: 'named' })
    const { text } = await staff.get(
      pathTo.freeTextQuestion({ ...TEXT_QUESTION, roundId: 'namngiven' }),
    )
    expect(text).toContain(`>${first!.name}, `)
  })

  it('is in another order than that in which the answers came', async () => {
    await commentedRound(container, texts(12))
    const shown = (await commentsIn(container)).map(({ text }) => text)
    expect(shown.toSorted()).toEqual(texts(12).toSorted())
    expect(shown).not.toEqual(texts(12))
  })

  it('searches by words, code and what is left, and says so when nothing fits', async () => {
    await commentedRound(container, [...texts(5), 'Sena svar från kommunen'])
    const find = async (query: Readonly<Record<string, string>>) =>
      (await staff.get(pathTo.freeTextQuestion(TEXT_QUESTION, query))).text
    expect(await find({ ord: 'SENA kommunen' })).toContain('Ett svar, i en ordning')
    expect(await find({ ord: 'finns inte' })).toContain('Inget svar stämmer')
    expect(await find({ urval: 'kvar' })).toContain('6 svar, i en ordning')
    expect(await find({ urval: 'citat', kod: 'x', sida: '-1' })).toContain('Inget svar stämmer')
  })

  it('says what to do first when nobody has written, and when there are no codes', async () => {
    await commentedRound(container, [])
    expect((await staff.get(PATH)).text).toContain('Ingen förening har skrivit något')
    expect((await staff.get(pathTo.codes(TEXT_QUESTION))).text).toContain('Det finns inga koder än')
  })
})

describe('coding a comment', () => {
  beforeEach(async () => {
    await commentedRound(container, texts(6))
    await addCodes('Lokaler', 'Tider')
  })

  it('keeps several codes with who and when, and leads on to the next that is left', async () => {
    const path = await pathOf()
    const sent = { ...(await seenIn(path)), kod: ['tider', 'lokaler'] as never }
    const { status, headers } = await staff.post(path, sent)
    expect([status, headers['location']]).toEqual([303, `${await pathOf(1)}#koder`])
    const [comment] = await commentsIn(container)
    expect(codingOf(await bookIn(container), comment!.id)).toMatchObject({
      codes: ['lokaler', 'tider'],
      by: staff.user.id,
      revision: 1,
    })
    expect((await staff.get(path)).text).toContain(`Kodat av ${staff.user.name}`)
  })

  it('leads back to all of them after the last, which says that it is done', async () => {
    for (const { id } of await commentsIn(container)) {
      const path = pathTo.comment(TEXT_QUESTION, id)
      await staff.post(path, { ...(await seenIn(path)), kod: '-' })
    }
    const { text } = await staff.get(`${PATH}?klart=kodat`)
    expect(text).toContain('Alla svar på frågan är kodade')
  })

  it('refuses nothing chosen, and both codes and none, and keeps what was chosen', async () => {
    const path = await pathOf()
    const seen = await seenIn(path)
    const none = await staff.post(path, seen)
    expect([none.status, none.text.includes('Välj minst en kod')]).toEqual([422, true])
    const both = await staff.post(path, { ...seen, kod: ['-', 'tider'] as never })
    expect(both.status).toBe(422)
    expect(both.text).toMatch(/value="tider" data-key="2" checked/)
  })

  it('of two who code the same comment the second is told, and nothing is overwritten', async () => {
    const path = await pathOf()
    const seen = await seenIn(path)
    const other = await logInAs('administrator', { app: testApp(container), container })
    await other.post(path, { ...seen, kod: 'lokaler' })
    const late = await staff.post(path, { ...seen, kod: 'tider' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Någon annan har ändrat')
    expect(late.text).toContain(`Kodat av ${other.user.name}`)
    expect(late.text).toMatch(/value="tider" data-key="2" checked/)
    const [comment] = await commentsIn(container)
    expect(codesOf(comment!, await bookIn(container))).toEqual(['lokaler'])
    const again = hiddenFields(late.text)
    const sent = { sedd: [again['sedd']].flat()[0]!, lydelse: seen.lydelse, kod: 'tider' }
    expect((await staff.post(path, sent)).status).toBe(303)
  })

  it('of two who code different comments at once neither loses anything', async () => {
    const paths = await Promise.all([pathOf(0), pathOf(1), pathOf(2)])
    const seen = await Promise.all(paths.map(seenIn))
    const sent = paths.map((path, index) => staff.post(path, { ...seen[index]!, kod: 'tider' }))
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([303, 303, 303])
    expect(Object.keys((await bookIn(container)).codings)).toHaveLength(3)
  })

  it('tells whoever codes with a code that was taken away meanwhile', async () => {
    const path = await pathOf()
    const seen = await seenIn(path)
    const code = pathTo.codeRemoval(TEXT_QUESTION, 'tider')
    const revision = hiddenFields((await staff.get(pathTo.codes(TEXT_QUESTION))).text)['kodlista']
    expect((await staff.post(code, { kodlista: String([revision].flat()[0]) })).status).toBe(303)
    const late = await staff.post(path, { ...seen, kod: 'tider' })
    expect([late.status, late.text.includes('finns inte längre')]).toEqual([409, true])
    expect((await bookIn(container)).codings).toEqual({})
  })

  it('has a page for a comment that is not there', async () => {
    expect((await staff.get(pathTo.comment(TEXT_QUESTION, 'finns-inte'))).status).toBe(404)
    const other = { ...TEXT_QUESTION, questionId: 'prov.helhet' }
    expect((await staff.get(pathTo.freeTextQuestion(other))).status).toBe(404)
  })
})

describe('a quote', () => {
  beforeEach(() => commentedRound(container, texts(6)))

  const send = async (gor: string, citat: string) => {
    const path = await pathOf()
    const [comment] = await commentsIn(container)
    const sent = { ...(await seenIn(path)), gor, citat }
    return staff.post(pathTo.quote(TEXT_QUESTION, comment!.id), sent)
  }
  const quote = async () =>
    quoteOf((await commentsIn(container))[0]!, await bookIn(container))?.text

  it('is looked at first, and nothing is chosen by that', async () => {
    const { status, text } = await send('visa', '[maskat] om lokaler.')
    expect([status, text.includes('Så här blir citatet')]).toEqual([200, true])
    expect(await quote()).toBeUndefined()
  })

  it('is chosen masked, and taken back; the log says who did', async () => {
    expect((await send('valj', '[maskat] om lokaler.')).status).toBe(303)
    expect(await quote()).toBe('[maskat] om lokaler.')
    expect((await send('ta-bort', '')).status).toBe(303)
    expect(await quote()).toBeUndefined()
    expect((await acts()).filter(act => act === 'freeText.quoted')).toHaveLength(2)
  })

  it('is refused when it says something else than what was written, and what was typed stays', async () => {
    const { status, text } = await send('valj', 'Kommentar om badhuset.')
    expect([status, text.includes('stämmer inte med det som föreningen skrev')]).toEqual([
      422,
      true,
    ])
    expect(text).toContain('Kommentar om badhuset.</textarea>')
    expect(await quote()).toBeUndefined()
  })
})
