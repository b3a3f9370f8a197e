import { describe, expect, it } from '@jest/globals'

import { contactRuns } from '../../../../server/views/runs.ts'

const hrefs = (line: string) =>
  contactRuns(line).flatMap(({ href }) => (href === null ? [] : [href]))

describe('whom to ask', () => {
  it('is written to and called at a press', () => {
    expect(contactRuns('utredaren Kim, kim@exempelby.example, 0123-456 78')).toEqual([
      { text: 'utredaren Kim', href: null, lang: 'sv' },
      { text: ', ', href: null, lang: null },
      { text: 'kim@exempelby.example', href: 'mailto:kim@exempelby.example', lang: null },
      { text: ', ', href: null, lang: null },
      { text: '0123-456 78', href: 'tel:012345678', lang: null },
    ])
  })

  it.each([
    ['+46 (0)8 535 300 00', ['tel:+460853530000']],
    ['0123\u2011456\u00a078', ['tel:012345678']],
    ['rum 12', []],
    ['Storgatan 1', []],
    ['javascript:alert(1)', []],
    ['a@b', []],
  ])('%j leads to %j', (line, expected) => expect(hrefs(line)).toEqual(expected))
})
