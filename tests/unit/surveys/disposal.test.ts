import { describe, expect, it } from '@jest/globals'

import {
  countDisposed,
  type Disposal,
  hasDisposedAnswers,
  isDisposed,
} from '../../../surveys/disposal.ts'
import { disposal } from '../../builders/disposal-records.ts'

const all = disposal('answers', {
  answers: [
    { sector: 'idrott', count: 3 },
    { sector: 'kultur', count: 2 },
  ],
})
const one = disposal('answer', { answers: [{ sector: 'idrott', count: 1 }], leaf: 'löv' })
const contacts = disposal('contacts', { addresses: 7 })

describe('countDisposed', () => {
  it.each([
    ['nothing where nothing is disposed of', [], undefined, 0],
    ['every answer of every disposal', [one, all, contacts], undefined, 6],
    ['those of a sector', [one, all], 'idrott', 4],
    ['nothing of a sector that lost none', [one], 'kultur', 0],
  ] as const)('counts %s', (_name, disposals, sector, expected) => {
    expect(countDisposed({ disposals }, sector)).toBe(expected)
  })

  it('is 0 in a round that has no list', () => {
    expect(countDisposed({})).toBe(0)
  })
})

describe('hasDisposedAnswers', () => {
  it.each<[string, readonly Disposal[], boolean]>([
    ['all answers', [all], true],
    ['one answer', [one], true],
    ['addresses alone', [contacts], false],
    ['nothing', [], false],
  ])('after the disposal of %s', (_name, disposals, expected) => {
    expect(hasDisposedAnswers({ disposals })).toBe(expected)
  })
})

describe('isDisposed', () => {
  it('explains any leaf once all are gone, and else the one that is named', () => {
    expect(isDisposed('vilket som helst', { disposals: [all] })).toBe(true)
    expect(isDisposed('löv', { disposals: [one, contacts] })).toBe(true)
    expect(isDisposed('ett annat', { disposals: [one, contacts] })).toBe(false)
    expect(isDisposed('löv', {})).toBe(false)
  })
})
