import { describe, expect, it } from '@jest/globals'

import { orgNumberCheckDigit, readOrgNumber } from '../../../surveys/organisation-number.ts'

describe('readOrgNumber', () => {
  // 556036-0793 by hand: 5·2=10→1, 5, 6·2=12→3, 0, 3·2=6, 6, 0·2=0, 7, 9·2=18→9, 3: 1+5+3+0+6+6+0+7+9+3 = 40.
  it.each(['556036-0793', '5560360793', '16556036-0793', '165560360793', ' 556036 0793 '])(
    'reads %p as people write it',
    written => {
      expect(readOrgNumber(written)).toEqual({ kind: 'valid', orgNumber: '556036-0793' })
    },
  )

  it.each(['', '123', '55603607930', 'abcdef-ghij', '15556036-0793'])(
    'refuses the shape of %p',
    written => {
      expect(readOrgNumber(written)).toEqual({ kind: 'faulty', fault: 'shape' })
    },
  )

  it('refuses a number whose check digit is wrong', () => {
    expect(readOrgNumber('556036-0794')).toEqual({ kind: 'faulty', fault: 'checksum' })
  })

  it.each(['811218-9876', '8112189876', '19811218-9876', '200112189876', '18990101-0000'])(
    'refuses what may be a personal identity number: %p',
    written => {
      expect(readOrgNumber(written)).toEqual({ kind: 'faulty', fault: 'personal' })
    },
  )
})

describe('orgNumberCheckDigit', () => {
  it('gives the digit that makes the number valid', () => {
    expect(orgNumberCheckDigit('556036079')).toBe(3)
  })
})
