import { escapedXml } from '../safe-text.ts'
import { type Look, LOOKS } from './cell-looks.ts'
import { MAIN, XML } from './namespaces.ts'

/** Formats below are the spreadsheet's own. */
const FIRST_FORMAT = 164

const looks = LOOKS.map(([, look]) => look)
const fonts = distinct(looks.map(fontXml))
const borders = distinct(looks.map(borderXml))
const formats = distinct(looks.flatMap(({ shownAs }) => shownAs ?? []))

/** `xl/styles.xml`: the looks that cells name by their place, made of fonts, lines and formats (ECMA-376 part 1, 18.8). */
export function stylesXml(): string {
  const numFmts = formats.map((format, index) => {
    const code = escapedXml(format)
    return `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${code}"/>`
  })
  const fills = ['none', 'gray125'].map(fill => `<fill><patternFill patternType="${fill}"/></fill>`)
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
  return [
    `${XML}<styleSheet xmlns="${MAIN}">`,
    listXml('numFmts', numFmts),
    listXml('fonts', fonts),
    listXml('fills', fills),
    listXml('borders', borders),
    listXml('cellStyleXfs', [plain]),
    listXml('cellXfs', looks.map(formatXml)),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}

function listXml(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}

/** Whoever has not got Calibri is shown a font of the same width. */
function fontXml({ isBold, size = 11 }: Look): string {
  return `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><name val="Calibri"/><family val="2"/></font>`
}

function borderXml({ line }: Look): string {
  const side = (name: string) => (name === line ? `<${name} style="thin"/>` : `<${name}/>`)
  return `<border>${['left', 'right', 'top', 'bottom', 'diagonal'].map(side).join('')}</border>`
}

function formatXml(look: Look): string {
  const { align, vertical, wraps, shownAs } = look
  const format = shownAs === undefined ? 0 : FIRST_FORMAT + formats.indexOf(shownAs)
  const places = [
    ...(align === undefined ? [] : [`horizontal="${align}"`]),
    ...(vertical === undefined ? [] : [`vertical="${vertical}"`]),
    ...(wraps ? ['wrapText="1"'] : []),
  ]
  const parts = [
    `numFmtId="${format}" fontId="${fonts.indexOf(fontXml(look))}" fillId="0"`,
    `borderId="${borders.indexOf(borderXml(look))}" xfId="0"`,
    'applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"',
  ]
  return `<xf ${parts.join(' ')}><alignment ${places.join(' ')}/></xf>`
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
