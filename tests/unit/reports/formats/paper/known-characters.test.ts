import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { printableIn } from '../../../../../reports/formats/paper/known-characters.ts'

const font = (weight: string) =>
  readFileSync(
    new URL(
      `../../../../../../templates/assets/fonts/source-sans-3-${weight}.ttf`,
      import.meta.url,
    ),
  )

describe.each(['regular', 'semibold'])('what can be printed in the %s font', weight => {
  const printable = printableIn(font(weight))

  it.each([
    'Räksmörgås på Åland: ”ja” – 1 234 st · −2 …',
    'Żółć, Şişli, Ελλάς, Жизнь',
    'Kammarkören & <b>vänner</b>',
    'Två\nrader',
    '□',
  ])('is printed as it is: %s', text => {
    expect(printable(text)).toBe(text)
  })

  it.each([
    ['Fest 🎉', 'Fest □'],
    ['Familjen 👩‍👩‍👧 med flera', 'Familjen □ med flera'],
    ['中文', '□□'],
    ['A\u030angermanland', 'Ångermanland'],
    ['tabb\there', 'tabb here'],
    ['noll\0tecken', 'noll□tecken'],
  ])('and what cannot becomes one □ a character: %j', (text, printed) => {
    expect(printable(text)).toBe(printed)
  })
})
