import { readFileSync } from 'node:fs'

import { fault } from '../../surveys/fault.ts'
import { Problem } from '../problems.ts'

/** A picture that has been looked into: it is what it says, and how large it is shown. */
export interface Logo {
  readonly bytes: Buffer
  readonly extension: '.png' | '.jpg'
  readonly width: number
  readonly height: number
}

/** With it the first page is still quick to open on a phone. */
const LARGEST_BYTES = 20_000
/** No picture is shorter. */
const SHORTEST_BYTES = 24
const LARGEST_PIXELS = 2000
/** How high it stands in the head of a page, in CSS pixels. */
const SHOWN_HEIGHT = 40

/**
 * Reads the municipality's logotype. What it is is seen from its content, never from its name; an SVG can
 * hold scripts and is refused.
 *
 * @throws Problem 'config/faulty' for a file that is not there, or no picture to show.
 */
export function readLogo(path: string): Logo {
  const bytes = readBytes(path)
  if (bytes.length > LARGEST_BYTES) {
    const size = Math.ceil(bytes.length / 1000)
    throw refused('logoTooLarge', { size, most: LARGEST_BYTES / 1000 })
  }
  const picture = bytes.length < SHORTEST_BYTES ? null : (pngSize(bytes) ?? jpegSize(bytes))
  if (picture === null) throw refused('logoKind', { path })
  const { width, height, extension } = picture
  if (width > LARGEST_PIXELS || height > LARGEST_PIXELS || width * height === 0) {
    throw refused('logoPixels', { width, height, most: LARGEST_PIXELS })
  }
  const shown = Math.round((width * SHOWN_HEIGHT) / height)
  return { bytes, extension, width: shown, height: SHOWN_HEIGHT }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new Problem(
      'config/faulty',
      {},
      { faults: [fault('theme.logo', 'logoMissing', { path })], cause },
    )
  }
}

function refused(code: string, values: Readonly<Record<string, string | number>>): Problem {
  return new Problem('config/faulty', {}, { faults: [fault('theme.logo', code, values)] })
}

interface Picture {
  readonly extension: Logo['extension']
  readonly width: number
  readonly height: number
}

const PNG_START = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
const PNG_END = Buffer.from('IEND\xaeB`\x82', 'latin1')

/** `null`: no PNG, or one that is cut off. */
function pngSize(bytes: Buffer): Picture | null {
  const isPng = bytes.subarray(0, 16).equals(PNG_START) && bytes.subarray(-8).equals(PNG_END)
  if (!isPng) return null
  return { extension: '.png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Segments that tell the size, but for those that tell of tables (JPEG, ITU-T T.81, table B.1). */
const FRAMES = [0xc0, 0xc1, 0xc2]

/** `null`: no JPEG that browsers show, or one that is cut off. */
function jpegSize(bytes: Buffer): Picture | null {
  if (bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    return null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    if (FRAMES.includes(bytes[at + 1] ?? 0)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return { extension: '.jpg', width, height }
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
