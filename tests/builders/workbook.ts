import { deflateRawSync } from 'node:zlib'

/** A file in an archive. */
export interface Packed {
  readonly name: string
  readonly content: string | Buffer
  /** Lies about how large it is when unpacked. */
  readonly saidSize?: number
  readonly flags?: number
  readonly isStored?: boolean
}

/** A ZIP archive with these files. Checksums are left out: nobody who reads it may trust it anyway. */
export function zip(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content, saidSize, flags = 0, isStored = false } of files) {
    const plain = Buffer.from(content)
    const packed = isStored ? plain : deflateRawSync(plain)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(isStored ? 0 : 8, 4)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(saidSize ?? plain.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([signature(0x04034b50), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(offset, 12)
    entries.push(
      Buffer.concat([
        signature(0x02014b50),
        Buffer.from([20, 0]),
        head,
        tail.subarray(2),
        Buffer.from(name),
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const WORKBOOK = `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>
  <sheet name="Dold" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Register" sheetId="2" r:id="rId2"/>
</sheets></workbook>`
const RELATIONS = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`

/** A workbook whose first sheet is hidden, with this in its second. */
export function workbook(
  sheet: string,
  more: readonly Packed[] = [],
  sheetPacking: Partial<Packed> = {},
): Buffer {
  return zip([
    { name: 'xl/workbook.xml', content: WORKBOOK },
    { name: 'xl/_rels/workbook.xml.rels', content: RELATIONS },
    { name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>' },
    { name: 'xl/worksheets/sheet2.xml', content: sheet, ...sheetPacking },
    ...more,
  ])
}

/** Rows as a sheet holds them: texts in the cells themselves. */
export function sheetOf(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map(text => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')
  const all = rows.map((row, index) => `<row r="${index + 1}">${cells(row)}</row>`).join('')
  return `<worksheet><sheetData>${all}</sheetData></worksheet>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
