import { describe, expect, it } from '@jest/globals'

import { readRegistryNumber, writeRegistryNumber } from '../../../surveys/registry-number.ts'

describe('a registry number', () => {
  it.each([
    ['KS-2020/716.912', { registry: 'KS', year: 2020, serial: 716, documentClass: '912' }],
    ['KS 2020/716', { registry: 'KS', year: 2020, serial: 716, documentClass: null }],
    ['bön-2021/3.1.2', { registry: 'BÖN', year: 2021, serial: 3, documentClass: '1.2' }],
  ])('%s is read in its parts', (written, parts) => {
    expect(readRegistryNumber(written)).toEqual(parts)
  })

  it('is printed as the documents print it, however it was written', () => {
    expect(writeRegistryNumber(readRegistryNumber(' ks 2020/716.912 ')!)).toBe('KS-2020/716.912')
  })

  it.each([
    '',
    '716',
    '2020/716',
    'KS-20/716',
    'KS-2020/0',
    'KS-2020-716',
    'KS-3020/1',
    'KS-2020/716.',
  ])('cannot be ”%s”', written => {
    expect(readRegistryNumber(written)).toBeNull()
  })
})
