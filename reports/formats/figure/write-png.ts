import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** A picture of so many pixels for each of a screen is sharp in print: 192 for 96 to the inch, and so on. */
export type Sharpness = 2 | 3

/** Turns an SVG of ours into a PNG. The program that does it is the same on every machine, so the bytes are as well. */
export type PngWriter = (svg: string, sharpness: Sharpness) => Uint8Array

let started: Promise<void> | null = null

/** @param program `index_bg.wasm` of `@resvg/resvg-wasm`, read when it is needed; once in each thread. */
export async function openPngWriter(program: () => Uint8Array): Promise<PngWriter> {
  started ??= initWasm(program())
  await started
  return (svg, sharpness) => {
    const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: sharpness } })
    const image = drawing.render()
    const png = image.asPng()
    image.free()
    drawing.free()
    return png
  }
}
