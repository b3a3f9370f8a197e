import { CORE_PROPERTIES, type CoreProperties, coreProperties } from '../core-properties.ts'
import type { PackedFile } from '../packed-file.ts'
import { escapedXml } from '../safe-text.ts'
import { MAIN, OFFICE_RELATIONS, PACKAGE, XML } from './namespaces.ts'
import type { Sheet } from './sheet.ts'
import { sheetXml } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'

/** A workbook (XLSX) before it is packed: nothing of a sheet is made before it is read. */
export interface Workbook {
  readonly about: CoreProperties
  readonly sheets: readonly Sheet[]
}

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml'
const CORE_RELATION = `${PACKAGE}/relationships/metadata/core-properties`

/** The files that a workbook is (ECMA-376 part 1, 12.2), to be packed in this order. */
export function workbookFiles({ about, sheets }: Workbook): readonly PackedFile[] {
  const whole = (path: string, xml: string): PackedFile => ({ path, pieces: [xml] })
  return [
    whole('[Content_Types].xml', contentTypes(sheets)),
    whole(
      '_rels/.rels',
      relations([
        [`${OFFICE_RELATIONS}/officeDocument`, 'xl/workbook.xml'],
        [CORE_RELATION, CORE_PROPERTIES],
      ]),
    ),
    whole(CORE_PROPERTIES, coreProperties(about)),
    whole('xl/workbook.xml', workbookXml(sheets)),
    whole(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, index) => [`${OFFICE_RELATIONS}/worksheet`, sheetPath(index)] as const),
        [`${OFFICE_RELATIONS}/styles`, 'styles.xml'],
      ]),
    ),
    whole('xl/styles.xml', stylesXml()),
    ...sheets.map((sheet, index) => ({ path: `xl/${sheetPath(index)}`, pieces: sheetXml(sheet) })),
  ]
}

/** As the workbook itself sees it. */
function sheetPath(index: number): string {
  return `worksheets/sheet${index + 1}.xml`
}

function contentTypes(sheets: readonly Sheet[]): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="${type}"/>`
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    part('xl/workbook.xml', `${TYPES}.sheet.main+xml`),
    part('xl/styles.xml', `${TYPES}.styles+xml`),
    part(CORE_PROPERTIES, CORE_TYPE),
    ...sheets.map((_, index) => part(`xl/${sheetPath(index)}`, `${TYPES}.worksheet+xml`)),
    '</Types>',
  ].join('')
}

/** By their numbers `rId1`, `rId2` …, in the order given. */
function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** The rows that stay in view also stand at the top of each printed page. */
function workbookXml(sheets: readonly Sheet[]): string {
  const tabs = sheets.map(({ name }, index) => {
    const number = index + 1
    return `<sheet name="${escapedXml(name)}" sheetId="${number}" r:id="rId${number}"/>`
  })
  const titles = sheets.flatMap(({ name, inView: { rows } }, index) => {
    if (rows === 0) return []
    const range = escapedXml(`'${name.replaceAll("'", "''")}'!$1:$${rows}`)
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${range}</definedName>`
  })
  return [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELATIONS}">`,
    `<bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets>`,
    titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`,
    '</workbook>',
  ].join('')
}
