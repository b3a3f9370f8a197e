import { escapedXml } from '../safe-text.ts'
import type { DrawnChart, Mark, PathMark, TextMark } from './drawn-chart.ts'
import type { Lettering } from './lettering.ts'

/** What a picture is in words, for whoever does not see it. */
export interface Alt {
  readonly title: string
  readonly description: string
}

/**
 * A drawn chart as an SVG file. Letters are outlines: it looks the same where the font is not installed, in a browser
 * as in Word and in a drawing program, and nobody's font is asked for. The same chart gives the same text.
 */
export function writeSvg(
  { width, height, marks }: DrawnChart,
  { title, description }: Alt,
  lettering: Lettering,
): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" xml:lang="sv" aria-labelledby="titel beskrivning">`,
    `<title id="titel">${escapedXml(title)}</title><desc id="beskrivning">${escapedXml(description)}</desc>`,
    lettersUsed(marks, lettering),
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks.map(mark => (mark.kind === 'path' ? pathElement(mark) : textElement(mark, lettering))),
    '</svg>\n',
  ].join('\n')
}

function lettersUsed(marks: readonly Mark[], { lettersOf }: Lettering): string {
  const outlines = new Map<string, string>()
  for (const mark of marks) {
    if (mark.kind !== 'text') continue
    for (const { id, path } of lettersOf(mark.text, mark.face.weight)) outlines.set(id, path)
  }
  const paths = [...outlines].map(([id, path]) => `<path id="${id}" d="${path}"/>`)
  return `<defs>${paths.join('')}</defs>`
}

function pathElement({ path, fill, stroke }: PathMark): string {
  const line =
    stroke === null
      ? ''
      : ` stroke="${stroke.colour}" stroke-width="${stroke.width}"${dashed(stroke.dash)}`
  return `<path d="${path}" fill="${fill ?? 'none'}"${line}/>`
}

function dashed(dash: readonly number[]): string {
  return dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`
}

function textElement(
  { text, x, y, face: { weight, size }, colour }: TextMark,
  { lettersOf, unitsPerEm }: Lettering,
): string {
  const scale = size / unitsPerEm
  const letters = lettersOf(text, weight).map(({ id, x: at }) => `<use href="#${id}" x="${at}"/>`)
  const place = `translate(${x} ${y}) scale(${scale} -${scale})`
  return `<g transform="${place}" fill="${colour}">${letters.join('')}</g>`
}
