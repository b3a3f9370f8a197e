import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Lettering } from '../../reports/formats/figure/lettering.ts'
import type { PngWriter } from '../../reports/formats/figure/write-png.ts'
import { readFonts } from './paper-file.ts'

/** What figures are drawn with. Loaded when it is used: nobody else waits for the libraries. */
export async function figureTools(): Promise<{
  readonly lettering: Lettering
  readonly writePng: PngWriter
}> {
  const { createLettering } = await import('../../reports/formats/figure/lettering.ts')
  const { openPngWriter } = await import('../../reports/formats/figure/write-png.ts')
  return { lettering: createLettering(readFonts()), writePng: await openPngWriter(readProgram) }
}

function readProgram(): Uint8Array {
  const { resolve } = createRequire(import.meta.url)
  return readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm'))
}
