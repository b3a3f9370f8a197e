import { beforeEach, describe, expect, it } from '@jest/globals'

import { readTable } from '../../server/files/read-table.ts'
import { addCode } from '../../surveys/free-text/change-codes.ts'
import { codeComment, quoteComment } from '../../surveys/free-text/code-comment.ts'
import { codesOf, codingOf, quoteOf } from '../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../surveys/free-text/comment.ts'
import { bookIn, commentedRound, commentsIn, TEXT_PLACE, texts } from '../builders/free-text.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let comments: readonly Comment[]
beforeEach(async () => {
  container = await testContainer()
  await commentedRound(container, texts(6))
  for (const name of ['Lokaler', 'Tider']) {
    await container.freeText.changeCodes(TEXT_PLACE, addCode({ name, definition: '', use: '' }))
  }
  comments = await commentsIn(container)
})

const TOLD = { by: 'kommandoraden: prov', at: '2022-11-01T08:00:00.000Z' }
const read = (...rows: readonly string[]) => {
  const table = readTable(Buffer.from(['id;koder;version', ...rows].join('\n')), 'kodning.csv')
  return container.codingImport.importCodings(TEXT_PLACE, table, TOLD)
}
const id = (index: number) => comments[index]!.id
const codesAt = async (index: number) => codesOf(comments[index]!, await bookIn(container))
const seen = (index: number, revision = 0) => {
  const { digest } = comments[index]!
  return { commentId: id(index), revision, digest }
}

describe('codings from a file', () => {
  it('are read in by id or name, with who and when; a row without codes changes nothing', async () => {
    const count = await read(
      `${id(0)};tider|LOKALER;0`,
      `${id(1)};ingen;0`,
      `${id(2)};;0`,
      `${id(3)}; Tider ;0`,
    )
    expect(count).toBe(3)
    expect(await Promise.all([0, 1, 2, 3].map(codesAt))).toEqual([
      ['lokaler', 'tider'],
      [],
      [],
      ['tider'],
    ])
    const book = await bookIn(container)
    expect(codingOf(book, id(0))).toMatchObject({ revision: 1, ...TOLD })
    expect(codingOf(book, id(2))).toBeNull()
  })

  it('are read in whole or not at all, with every fault by its row', async () => {
    const faulty = read(
      `${id(0)};tider;0`,
      `${id(1)};finns inte;0`,
      'okand;tider;0',
      `${id(0)};lokaler;0`,
      `${id(3)};tider;7`,
    )
    await expect(faulty).rejects.toMatchObject({
      code: 'freeText/faulty',
      faults: [
        { row: 3, column: 'koder', code: 'unknownCode', values: { value: 'finns inte' } },
        { row: 4, column: 'id', code: 'unknownComment' },
        { row: 5, column: 'id', code: 'repeatedComment', values: { row: 2 } },
        { row: 6, column: 'version', code: 'codedSince' },
      ],
    })
    expect((await bookIn(container)).codings).toEqual({})
  })

  it('overwrite nothing that was coded after the file was written', async () => {
    await container.freeText.decide(TEXT_PLACE, seen(0), mark =>
      codeComment(mark, ['lokaler'], TOLD),
    )
    await expect(read(`${id(0)};tider;0`)).rejects.toMatchObject({
      faults: [{ row: 2, code: 'codedSince' }],
    })
    expect(await codesAt(0)).toEqual(['lokaler'])
    expect(await read(`${id(0)};lokaler;0`)).toBe(0)
    expect(await read(`${id(0)};tider;1`)).toBe(1)
    expect(await codesAt(0)).toEqual(['tider'])
  })

  it('keep the quotes that are chosen', async () => {
    const { text } = comments[0]!
    await container.freeText.decide(TEXT_PLACE, seen(0), mark => quoteComment(mark, text, TOLD))
    await read(`${id(0)};tider;1`)
    expect(quoteOf(comments[0]!, await bookIn(container))?.text).toBe(text)
  })

  it.each([
    ['a column that is missing', 'id;koder\na;tider', ['missingColumn']],
    ['no rows', 'id;koder;version', ['noRows']],
  ])('refuse %s', async (_claim, file, codes) => {
    const table = readTable(Buffer.from(file), 'kodning.csv')
    const reading = container.codingImport.importCodings(TEXT_PLACE, table, TOLD)
    await expect(reading).rejects.toMatchObject({ faults: codes.map(code => ({ code })) })
  })
})
