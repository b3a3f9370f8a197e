import { describe, expect, it } from '@jest/globals'

import { asStoreProblem } from '../../../../server/store/mongo/errors.ts'

const failing = (code: string | number) => Object.assign(new Error('from below'), { code })

describe('an error from the driver of MongoDB', () => {
  it.each([
    ['a connection that the server has closed', failing('EPIPE')],
    ['a connection that broke', failing('ECONNRESET')],
    ['a stream that is gone', failing('ERR_STREAM_DESTROYED')],
    ['a server that is shutting down', failing(91)],
  ])('says that the store is away for a while: %s', (_claim, error) => {
    expect(asStoreProblem(error)).toMatchObject({ code: 'store/unavailable', cause: error })
  })

  it.each([
    ['a fault of ours', new TypeError('x is not a function')],
    ['an argument of ours', failing('ERR_INVALID_ARG_TYPE')],
    ['a file', failing('ENOENT')],
    ['a command that the server does not take', failing(9)],
  ])('is passed on as it is: %s', (_claim, error) => {
    expect(asStoreProblem(error)).toBe(error)
  })
})
