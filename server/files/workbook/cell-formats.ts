import { attributeOf, walkXml } from './scan-xml.ts'

/** The formats of dates that a spreadsheet knows by number. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47)

/** Which cell formats show a number as a day: by their place in the list of formats. */
export function readDateFormats(xml: string, path: string): ReadonlySet<number> {
  const own = new Map<number, boolean>()
  const dates = new Set<number>()
  let isInList = false
  let place = 0
  const idOf = (attributes: string) => Number(attributeOf(attributes, 'numFmtId') ?? '')
  const addFormat = (attributes: string) => {
    if (!isInList) return
    const id = idOf(attributes)
    if (own.get(id) ?? isBuiltInDate(id)) dates.add(place)
    place += 1
  }
  walkXml(xml, path, {
    open: new Map([
      ['cellXfs', () => void (isInList = true)],
      ['xf', addFormat],
      [
        'numFmt',
        attributes =>
          void own.set(idOf(attributes), isDateCode(attributeOf(attributes, 'formatCode') ?? '')),
      ],
    ]),
    close: new Map([['cellXfs', () => void (isInList = false)]]),
  })
  return dates
}

/** A format with a year or a day in it, but for what is quoted or in brackets. */
function isDateCode(code: string): boolean {
  return /[ydYD]/.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

const DAY_MS = 86_400_000

/** The day that a spreadsheet counts as so many; `null`: none that a calendar has. */
export function dayOfSerial(serial: number, isFrom1904: boolean): string | null {
  const first = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const at = new Date(first + Math.floor(serial) * DAY_MS)
  return Number.isNaN(at.getTime()) || serial < 1 ? null : at.toISOString().slice(0, 10)
}
