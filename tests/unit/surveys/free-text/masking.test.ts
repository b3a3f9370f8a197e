import { describe, expect, it } from '@jest/globals'

import { maskingFault } from '../../../../surveys/free-text/masking.ts'

const ORIGINAL =
  'Kim Ek på Provby BK sa nej.\nVi fick   aldrig veta varför, och Kim Ek svarade inte.'

describe('maskingFault', () => {
  it.each([
    ['the whole', ORIGINAL],
    ['other white space', ORIGINAL.replaceAll(/\s+/g, ' ')],
    [
      'names that are masked',
      '[maskat] på [maskat] sa nej. Vi fick aldrig veta varför, och [maskat] svarade inte.',
    ],
    ['what is left out at the start', '[…] Vi fick aldrig veta varför, och [maskat] svarade inte.'],
    ['what is left out at the end', '[maskat] på Provby BK sa nej. [...]'],
    ['marks beside each other', '[maskat] […] Vi fick aldrig veta varför, […]'],
  ])('finds nothing wrong with %s', (_claim, quote) => {
    expect(maskingFault(quote, ORIGINAL)).toBeNull()
  })

  it.each([
    ['nothing', '', 'empty'],
    ['only marks', '[maskat] […]', 'empty'],
    ['another word', 'Kim Ek på Provby BK sa ja. […]', 'altered'],
    ['a part that silently ends too early', 'Kim Ek på Provby BK sa nej.', 'altered'],
    ['a part that silently begins too late', 'Vi fick aldrig veta varför, […]', 'altered'],
    ['parts in another order', '[…] veta varför, […] sa nej. […]', 'altered'],
    ['the same words twice', '[…] sa nej. […] sa nej. […]', 'altered'],
  ])('refuses %s', (_claim, quote, fault) => {
    expect(maskingFault(quote, ORIGINAL)).toBe(fault)
  })

  it('lets no end be part of what has been used before it', () => {
    expect(maskingFault('aba[…]ba', 'aba')).toBe('altered')
  })
})
