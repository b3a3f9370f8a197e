import { openArchive } from '../../server/files/workbook/unzip.ts'

/** The cells of each table of a Word document, as they are read. */
export function tablesOfDocx(bytes: Uint8Array): readonly (readonly (readonly string[])[])[] {
  return elements(partOf(bytes, 'word/document.xml'), 'w:tbl').map(table =>
    elements(table, 'w:tr').map(row => elements(row, 'w:tc').map(textOf)),
  )
}

/** The captions of a Word document, in its own style for them. */
export function captionsOfDocx(bytes: Uint8Array): readonly string[] {
  return elements(partOf(bytes, 'word/document.xml'), 'w:p')
    .filter(paragraph => paragraph.includes('<w:pStyle w:val="Caption"/>'))
    .map(textOf)
}

/** The cells of a sheet: a number as a number, text as text, which stands in the cell itself. */
export function rowsOfSheet(
  bytes: Uint8Array,
  sheet: number,
): readonly (readonly (string | number)[])[] {
  return elements(partOf(bytes, `xl/worksheets/sheet${sheet}.xml`), 'row').map(row =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, look = '', content = '']) => {
      const value = textOf(content)
      return look.includes('t="inlineStr"') || value === '' ? value : Number(value)
    }),
  )
}

/** A file of a document that is a zip. */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = openArchive(Buffer.from(bytes), 'fil').read(name)
  if (part === null) throw new Error(`${name} is not there`)
  return part.toString('utf8')
}

function elements(xml: string, name: string): readonly string[] {
  const found = xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))
  return [...found].map(([, content = '']) => content)
}

function textOf(xml: string): string {
  return xml
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
