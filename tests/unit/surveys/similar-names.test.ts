import { expect, it } from '@jest/globals'

import { isSimilarName } from '../../../surveys/similar-names.ts'

it.each([
  ['Exempelby IF', 'exempelby i.f'],
  ['Exempelby Schacksällskap', 'Exempelby schacksälskap'],
  ['Föreningen Exempelby Hembygd', 'Exempelby hembygdsförening'],
  ['Scouterna', 'Scouterna i Exempelby'],
  ['Föreningen', 'Förening'],
])('%s and %s may be the same', (one, other) => {
  expect(isSimilarName(one, other)).toBe(true)
  expect(isSimilarName(other, one)).toBe(true)
})

it.each([
  ['Exempelby IF', 'Provby IF'],
  ['Exempelby Schacksällskap', 'Exempelby Simsällskap'],
  ['IF', 'Exempelby IF'],
  ['Teaterföreningen Åskan', 'Kören Klang'],
  ['', 'Exempelby IF'],
])('%s and %s are two', (one, other) => {
  expect(isSimilarName(one, other)).toBe(false)
})
