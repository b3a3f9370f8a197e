import { describe, expect, it } from '@jest/globals'

import { commentOf, readableComments } from '../../../../reports/free-text/comments.ts'
import { comment } from '../../../builders/free-text-records.ts'
import { response } from '../../../builders/records.ts'

const wrote = (key: string, text: string, more = {}) =>
  response(key, {}, { answers: { 'prov.text': text, 'prov.annat': text }, ...more })

describe('commentOf', () => {
  it('is what was written, under an id that is the same each time', () => {
    const one = commentOf(wrote('k', 'Hej'), 'prov.text')
    expect(one).toMatchObject({ text: 'Hej', id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(commentOf(wrote('k', 'Hej'), 'prov.text')).toEqual(one)
  })

  it('has the same id and another digest when the text is changed', () => {
    const [one, other] = ['Hej', 'hej'].map(text => commentOf(wrote('k', text), 'prov.text')!)
    expect([one!.id === other!.id, one!.digest === other!.digest]).toEqual([true, false])
  })

  it('has another id for each question and each association, though the text is the same', () => {
    const ids = ['k', 'l'].flatMap(key =>
      ['prov.text', 'prov.annat'].map(question => commentOf(wrote(key, 'Hej'), question)!.id),
    )
    expect(new Set(ids).size).toBe(4)
  })

  it.each([
    ['a question left blank', response('k', {}, { answers: {} })],
    ['a grade', response('k', {}, { answers: { 'prov.text': 4 } })],
    ['several codes', response('k', {}, { answers: { 'prov.text': ['a'] } })],
  ])('is null for %s', (_claim, given) => {
    expect(commentOf(given, 'prov.text')).toBeNull()
  })
})

describe('readableComments', () => {
  const round = { promise: 'anonymous', threshold: 5 } as const
  const six = [...'fedcba'].map(id => comment(id, { sector: 'idrott' }))

  it('are in the order of their ids, whatever order they came in', () => {
    expect(readableComments(six, round).map(({ id }) => id)).toEqual([...'abcdef'])
    expect(readableComments(six.toReversed(), round)).toEqual(readableComments(six, round))
  })

  it('tell no sector that few have written from', () => {
    const sectors = readableComments([...six, comment('g', { sector: 'kultur' })], round).map(
      ({ sector }) => sector,
    )
    expect(new Set(sectors)).toEqual(new Set([null]))
  })

  it('tell every sector where nothing is withheld', () => {
    const [one] = readableComments([comment('a')], { ...round, promise: 'named' })
    expect(one!.sector).toBe('idrott')
  })
})
