import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

/** What a PDF says, in the order in which it is read, with one space between words. @param file A path, or what stands in it. */
export function textOfPdf(file: string | Uint8Array): string {
  const path = typeof file === 'string' ? file : '-'
  const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    ...(typeof file === 'string' ? {} : { input: file }),
  })
  return text.replaceAll(/\s+/g, ' ')
}

/** Every byte of a PDF, and after them what is compressed in it, as Latin-1. */
export function bytesOfPdf(path: string): string {
  const bytes = readFileSync(path).toString('latin1')
  const streams = [...bytes.matchAll(/FlateDecode\s*>>\s*stream\n([\s\S]*?)\nendstream/g)]
  const inflated = streams.map(([, stream = '']) =>
    inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'),
  )
  return [bytes, ...inflated].join('\n')
}

/** How many pages a PDF has. */
export function pagesOfPdf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b/g) ?? []
  ).length
}

/** How far to the right each word of a PDF reaches, in points from the left edge of its page. */
export function rightEdgesOfPdf(bytes: Uint8Array): readonly number[] {
  const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    input: bytes,
  })
  return [...boxes.matchAll(/<word [^>]*xMax="([\d.]+)"/g)].map(([, right]) => Number(right))
}
