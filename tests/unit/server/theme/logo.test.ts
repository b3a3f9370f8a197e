import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { Problem } from '../../../../server/problems.ts'
import { readLogo } from '../../../../server/theme/logo.ts'
import { jpegOf, pngOf } from '../../../builders/pictures.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-logo-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, bytes: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const refusal = (path: string) => {
  try {
    readLogo(path)
  } catch (error) {
    return (error as Problem).faults.map(({ code }) => code)
  }
  return []
}

describe('a logotype', () => {
  it('is a PNG or a JPEG, shown forty pixels high, whatever its name says', () => {
    const png = readLogo(write('logo.svg', pngOf(300, 100)))
    expect([png.extension, png.width, png.height]).toEqual(['.png', 120, 40])
    const jpeg = readLogo(write('logo.png', jpegOf(80, 80)))
    expect([jpeg.extension, jpeg.width, jpeg.height]).toEqual(['.jpg', 40, 40])
  })

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><title>x</title><p>More than twenty-four bytes'],
    ['a PNG that is cut off', pngOf(10, 10).subarray(0, 40)],
    ['a JPEG that is cut off', jpegOf(10, 10).subarray(0, -2)],
    ['a JPEG without a size', Buffer.from([0xff, 0xd8, ...Array(30).fill(0), 0xff, 0xd9])],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00;')],
    ['nothing', ''],
  ])('is not %s', (_claim, bytes) => {
    expect(refusal(write('logo', bytes))).toEqual(['logoKind'])
  })

  it('is there, is small enough to be fetched on a phone, and has a size', () => {
    expect(refusal(join(folder, 'finns-inte.png'))).toEqual(['logoMissing'])
    expect(refusal(write('stor.png', pngOf(10, 10, 20_001)))).toEqual(['logoTooLarge'])
    expect(refusal(write('bred.png', pngOf(2001, 10)))).toEqual(['logoPixels'])
    expect(refusal(write('tom.png', pngOf(0, 10)))).toEqual(['logoPixels'])
  })
})
