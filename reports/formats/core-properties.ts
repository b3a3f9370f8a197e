import type { Instant } from '../../surveys/instant.ts'
import { escapedXml } from './safe-text.ts'

export interface CoreProperties {
  readonly title: string
  readonly creator: string
  /** When its content was made. */
  readonly writtenAt: Instant
}

/** Where they lie in the file. */
export const CORE_PROPERTIES = 'docProps/core.xml'

/** What a document or a workbook of Office says of itself, as XML (ECMA-376 part 2, core properties). */
export function coreProperties({ title, creator, writtenAt }: CoreProperties): string {
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${writtenAt.slice(0, 19)}Z</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapedXml(title)}</dc:title>`,
    `<dc:creator>${escapedXml(creator)}</dc:creator><dc:language>sv-SE</dc:language>`,
    `${time('created')}${time('modified')}</cp:coreProperties>`,
  ].join('')
}
