import { describe, expect, it } from '@jest/globals'

import { searchNames } from '../../../surveys/name-search.ts'

const NAMES = [
  'Östra Exempelby Scoutkår',
  'Exempelby IF',
  'Exempelby Schacksällskap',
  'Ålands vänner i Exempelby',
  'Teaterföreningen Åskan',
]

describe('searchNames', () => {
  it('finds names by a part of them whatever the case, those first that begin with it, in Swedish order', () => {
    expect(searchNames(NAMES, ' EXEMPEL ')).toEqual({
      names: [
        'Exempelby IF',
        'Exempelby Schacksällskap',
        'Ålands vänner i Exempelby',
        'Östra Exempelby Scoutkår',
      ],
      hasMore: false,
    })
  })

  it('finds every word, in any order', () => {
    expect(searchNames(NAMES, 'sällskap exem')?.names).toEqual(['Exempelby Schacksällskap'])
    expect(searchNames(NAMES, 'exempelby kör')?.names).toEqual([])
  })

  it.each(['', '  ', 'ex', 'e x e m p', '---', '...a', '%'])(
    'lists nothing for %j: with so little it would list the register',
    written => expect(searchNames(NAMES, written)).toBeNull(),
  )

  it('shows eight, and says that there are more', () => {
    const many = Array.from({ length: 9 }, (_, index) => `Förening ${index}`)
    expect(searchNames(many, 'förening')).toMatchObject({ names: { length: 8 }, hasMore: true })
    expect(searchNames(many.slice(1), 'förening')).toMatchObject({
      names: { length: 8 },
      hasMore: false,
    })
  })

  it('tells one name once', () => {
    expect(searchNames(['Exempelby IF', 'Exempelby IF'], 'exe')?.names).toEqual(['Exempelby IF'])
  })
})
