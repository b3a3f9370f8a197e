import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { codeComment } from '../../surveys/free-text/code-comment.ts'
import {
  bookIn,
  commentedRound,
  commentsIn,
  TEXT_QUESTION,
  TEXT_PLACE,
  texts,
} from '../builders/free-text.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  staff = await logInAs('investigator', { app: testApp(container), container })
  await commentedRound(container, texts(6))
})

const PATH = pathTo.codes(TEXT_QUESTION)
const revision = async () => String((await bookIn(container)).frame.revision)
const post = async (path: string, fields: Readonly<Record<string, string>>) =>
  staff.post(path, { kodlista: await revision(), ...fields })
const add = (namn: string) => post(PATH, { namn, betydelse: 'Text', anvandning: '' })
const codes = async () => (await bookIn(container)).frame.codes
const codeFirst = async (code: string) => {
  const { id, digest } = (await commentsIn(container))[0]!
  await container.freeText.decide(TEXT_PLACE, { commentId: id, revision: 0, digest }, seen =>
    codeComment(seen, [code], { by: 'lo', at: '2022-11-01T08:00:00.000Z' }),
  )
  return id
}

describe('Koder', () => {
  it('are added, and the log says that the codes were changed', async () => {
    const { status, headers } = await add('Lokaler')
    expect([status, headers['location']]).toEqual([303, `${PATH}?klart=tillagd`])
    expect(await codes()).toEqual([{ id: 'lokaler', name: 'Lokaler', definition: 'Text', use: '' }])
    const filter = { by: null, act: 'freeText.codesChanged', object: null, before: null } as const
    expect(await container.acts.list(filter, 5)).toHaveLength(1)
    expect((await staff.get(`${PATH}?klart=tillagd`)).text).toContain('Koden är tillagd')
  })

  it('tell what is wrong, and keep what was typed', async () => {
    await add('Lokaler')
    const { status, text } = await add('lokaler')
    expect([status, text.includes('Namnet är upptaget')]).toEqual([422, true])
    expect(text).toContain('value="lokaler"')
  })

  it('are not changed by who has not seen how they are now', async () => {
    await add('Lokaler')
    const { status, text } = await staff.post(PATH, { kodlista: '0', namn: 'Tider' })
    expect([status, text.includes('Någon annan har ändrat koderna')]).toEqual([409, true])
    expect(text).toContain('value="Tider"')
    expect(await codes()).toHaveLength(1)
  })

  it('are renamed and moved', async () => {
    await add('Lokaler')
    await add('Tider')
    const path = pathTo.code(TEXT_QUESTION, 'tider')
    expect((await staff.get(path)).text).toContain('value="Tider"')
    await post(path, { namn: 'Öppettider', betydelse: '', anvandning: '', plats: '1' })
    expect((await codes()).map(({ id, name }) => [id, name])).toEqual([
      ['tider', 'Öppettider'],
      ['lokaler', 'Lokaler'],
    ])
  })

  it('are made one of two, with what is coded', async () => {
    await add('Lokaler')
    await add('Hallar')
    const id = await codeFirst('hallar')
    await post(pathTo.codeMerging(TEXT_QUESTION, 'hallar'), { till: 'lokaler' })
    expect((await bookIn(container)).codings[id]).toMatchObject({ codes: ['lokaler'], by: 'lo' })
    expect((await staff.get(pathTo.code(TEXT_QUESTION, 'hallar'))).status).toBe(404)
  })

  it('are taken away only while nothing is coded with them', async () => {
    await add('Lokaler')
    await codeFirst('lokaler')
    const { status, text } = await post(pathTo.codeRemoval(TEXT_QUESTION, 'lokaler'), {})
    expect([status, text.includes('Slå ihop den med en annan i stället')]).toEqual([409, true])
    expect(text).toContain('value="Lokaler"')
    expect(await codes()).toHaveLength(1)
  })

  it('are taken from another round, and what is coded there is not', async () => {
    await add('Lokaler')
    await codeFirst('lokaler')
    await commentedRound(container, texts(6), { id: 'nasta' })
    const next = { ...TEXT_QUESTION, roundId: 'nasta' }
    const path = pathTo.takenCodes(next)
    const { headers } = await staff.post(path, { kodlista: '0', fran: 'prov-2022/prov.text' })
    expect(headers['location']).toBe(`${pathTo.codes(next)}?klart=hamtade`)
    const { book } = await container.freeText.getFrame('nasta', 'prov.text')
    expect([book.frame.codes.map(({ id }) => id), book.codings]).toEqual([['lokaler'], {}])
    const wrong = await staff.post(path, { kodlista: '1', fran: 'finns/inte' })
    expect([wrong.status, wrong.text.includes('Välj vilka koder')]).toEqual([422, true])
  })
})
