import { describe, expect, it } from '@jest/globals'

import { forgetCodings } from '../../../../surveys/free-text/forget-codings.ts'
import { coding, codingBook } from '../../../builders/free-text-records.ts'

const book = codingBook('prov.text', { codings: { a: coding('a'), b: coding('b') } })

describe('forgetCodings', () => {
  it('takes away what was decided about one comment, and keeps the codes', () => {
    expect(forgetCodings('a')(book)).toEqual({
      kind: 'done',
      book: { ...book, revision: 2, codings: { b: coding('b') } },
    })
  })

  it('takes away all of it', () => {
    expect(forgetCodings(null)(book)).toEqual({
      kind: 'done',
      book: { ...book, revision: 2, codings: {} },
    })
  })

  it.each([
    ['the comment is not coded', 'c', book],
    ['nothing is', null, { ...book, codings: {} }],
  ] as const)('changes nothing where %s', (_name, id, given) => {
    expect(forgetCodings(id)(given)).toEqual({ kind: 'nothing' })
  })
})
