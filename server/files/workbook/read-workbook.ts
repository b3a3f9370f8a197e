import { Problem } from '../../problems.ts'
import { readDateFormats } from './cell-formats.ts'
import { readSheet } from './read-sheet.ts'
import { attributeOf, walkXml } from './scan-xml.ts'
import { type Archive, openArchive } from './unzip.ts'

/**
 * The rows of the first sheet of an Excel workbook (.xlsx), each cell as text: numbers with all their digits, days as
 * 2026-11-25. Formulas are not worked out: what the spreadsheet last showed is read.
 *
 * It reads files that anybody may have made, and is meant to be run apart, with a limit of time and memory.
 *
 * @throws Problem 'file/notWorkbook', 'file/bomb', 'file/lockedWorkbook' or 'file/tooLarge'.
 */
export function readWorkbook(bytes: Buffer, path: string): readonly (readonly string[])[] {
  const archive = openArchive(bytes, path)
  const text = (name: string) => archive.read(name)?.toString('utf8') ?? null
  const workbook = text('xl/workbook.xml')
  if (workbook === null) throw new Problem('file/notWorkbook', { path })
  const sheet = text(sheetName(workbook, archive, path))
  if (sheet === null) throw new Problem('file/notWorkbook', { path })
  return readSheet(sheet, {
    path,
    strings: readStrings(text('xl/sharedStrings.xml') ?? '', path),
    dateFormats: readDateFormats(text('xl/styles.xml') ?? '', path),
    isFrom1904: /<(?:\w+:)?workbookPr[^>]*\sdate1904\s*=\s*["'](?:1|true)["']/.test(workbook),
  })
}

/** Where the first sheet that is shown lies in the archive. */
function sheetName(workbook: string, archive: Archive, path: string): string {
  const relations = archive.read('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? ''
  const targets = readTargets(relations, path)
  const found: string[] = []
  const addSheet = (attributes: string) => {
    const isShown = (attributeOf(attributes, 'state') ?? 'visible') === 'visible'
    const target = targets.get(attributeOf(attributes, 'id') ?? '')
    if (isShown && target !== undefined) found.push(target)
  }
  walkXml(workbook, path, { open: new Map([['sheet', addSheet]]) })
  return found[0] ?? 'xl/worksheets/sheet1.xml'
}

/** What each relation of the workbook leads to. */
function readTargets(relations: string, path: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  const add = (attributes: string) => {
    const target = attributeOf(attributes, 'Target') ?? ''
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    targets.set(attributeOf(attributes, 'Id') ?? '', name)
  }
  walkXml(relations, path, { open: new Map([['Relationship', add]]) })
  return targets
}

/** The texts that cells refer to. How a text is read aloud in another script is no part of it. */
function readStrings(xml: string, path: string): readonly string[] {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  walkXml(xml, path, {
    open: new Map([
      ['si', () => void (text = '')],
      ['t', () => void (isText = true)],
      ['rPh', () => void (isPhonetic = true)],
    ]),
    close: new Map([
      ['si', () => void strings.push(text)],
      ['t', () => void (isText = false)],
      ['rPh', () => void (isPhonetic = false)],
    ]),
    text: more => {
      if (isText && !isPhonetic) text += more
    },
  })
  return strings
}
