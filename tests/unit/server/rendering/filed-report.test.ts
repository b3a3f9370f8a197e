import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { type Figure, isWithheld } from '../../../../reports/disclosure/figure.ts'
import { resultDocument } from '../../../../reports/documents/result-document.ts'
import type { Cell } from '../../../../reports/results/measures.ts'
import type { ResultSet } from '../../../../reports/results/result-set.ts'
import { type FiledFormat, fileReport } from '../../../../server/rendering/filed-report.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'
import { captionsOfDocx, partOf, rowsOfSheet, tablesOfDocx } from '../../../builders/read-filed.ts'

const say = loadTexts('sv')
const accepted = (name: string): unknown => {
  const file = new URL(`../../../../../tests/golden/accepted/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as { content: unknown }).content
}
const result = accepted('result') as ResultSet
const site = {
  municipality: { name: 'Exempelby kommun', contact: 'x' },
  theme: { colour: '#1b5e7b' },
}

const order = (format: FiledFormat, content = result) => {
  const { registryNumber, certifiedAt, closedAt } = content.round
  const { program } = content
  return {
    document: resultDocument(content, 'abc123', say),
    provenance: { digest: 'abc123', program, registryNumber, certifiedAt, closedAt },
    format,
    site,
  }
}

/** What the main table of a question says of a group: n, mean, interval, shares; a row of figures. */
const figuresOf = ({ n, mean, shareHigh, shareLow, dontKnow }: Cell): readonly Figure[] => [
  n,
  mean.value,
  mean.low,
  mean.high,
  shareHigh.value,
  shareLow.value,
  dontKnow.value,
]

/** Every group of every question, as it stands in the JSON. */
const groups = result.items.flatMap(({ wording, sectors, total }) => [
  ...sectors.map(cell => ({
    wording,
    name: result.sectors.find(({ id }) => id === cell.sector)?.name ?? '',
    cell: cell as Cell,
  })),
  { wording, name: 'Alla', cell: total },
])

/** A written number, read back; signs for none and for withheld stay as they are. */
const read = (text: string) => {
  const isShare = text.endsWith('%')
  const number = Number(text.replace(/\s?%$/, '').replace(',', '.').replace('−', '-'))
  return Number.isNaN(number) ? text : number / (isShare ? 100 : 1)
}

function expectFigure(found: string | number, figure: Figure, within: number): void {
  if (isWithheld(figure)) expect(found).toBe('..')
  else if (figure.value === null) expect(found).toBe('–')
  else expect(Math.abs(Number(found) - figure.value)).toBeLessThanOrEqual(within)
}

/** Where those stand in a row of the workbook, which has the level in words between them. */
const PLACES = [1, 2, 3, 4, 6, 7, 8]
const LOW = 3

/** An interval that is uncertain, or of all who could answer, is told in words. */
function expectRow(row: readonly (string | number)[], figures: readonly Figure[]): void {
  const inWords = /[a-zåäö]/.test(String(row[LOW])) ? [LOW, LOW + 1] : []
  for (const [index, place] of PLACES.entries()) {
    if (!inWords.includes(place)) expectFigure(row[place] ?? '', figures[index]!, 1e-12)
  }
}

describe('a result as a workbook', () => {
  it('has the numbers of the JSON with all their digits, and withholds what that withholds', async () => {
    const bytes = await fileReport(order('xlsx'), say)
    const contents = rowsOfSheet(bytes, 1).filter(([first]) => /^Tabell \d+$/.test(String(first)))
    for (const { wording, name, cell } of groups) {
      // The last of the two with that caption is the one of the question's own section.
      const at = contents.findLastIndex(
        ([, caption]) => String(caption).startsWith(wording) && !/fördelar/.test(String(caption)),
      )
      const row = rowsOfSheet(bytes, at + 3).find(([first]) => first === name) ?? []
      expectRow(row, figuresOf(cell))
    }
  })

  it('keeps its head in view, and says on every sheet that the data is made up', async () => {
    const bytes = await fileReport(order('xlsx'), say)
    expect(partOf(bytes, 'xl/worksheets/sheet3.xml')).toContain('state="frozen"')
    expect(rowsOfSheet(bytes, 3)[1]).toEqual(['SYNTETISKA EXEMPELDATA'])
    expect(rowsOfSheet(bytes, 1).flat()).toContain('SYNTETISKA EXEMPELDATA')
  })
})

describe('a result as a Word document', () => {
  it('has the rounded numbers of the JSON in its tables, and withholds what that withholds', async () => {
    const bytes = await fileReport(order('docx'), say)
    const captions = captionsOfDocx(bytes).filter(caption => caption.startsWith('Tabell'))
    const tables = tablesOfDocx(bytes)
    expect(tables).toHaveLength(captions.length)
    for (const { wording, name, cell } of groups) {
      const at = captions.findLastIndex(
        caption => caption.includes(wording) && !caption.includes('fördelar'),
      )
      const row = tables[at]?.find(([first]) => first === name) ?? []
      const [, n = '', mean = '', , , shareHigh = ''] = row
      expectFigure(read(n), cell.n, 0)
      expectFigure(read(mean), cell.mean.value, 0.05 + 1e-9)
      expectFigure(read(shareHigh), cell.shareHigh.value, 0.005 + 1e-9)
    }
  })

  it('has the headings, captions and table heads of Word itself, in Swedish', async () => {
    const bytes = await fileReport(order('docx'), say)
    const body = partOf(bytes, 'word/document.xml')
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    expect(body).toContain('<w:tblHeader/>')
    expect(body).toContain('SEQ Tabell')
    expect(partOf(bytes, 'word/styles.xml')).toContain('w:lang w:val="sv-SE"')
    expect(partOf(bytes, 'word/footer1.xml')).toContain('SYNTETISKA EXEMPELDATA')
  })
})

describe.each<FiledFormat>(['docx', 'xlsx'])('a %s file', format => {
  it('is the same bytes each time', async () => {
    const [one, other] = [
      await fileReport(order(format), say),
      await fileReport(order(format), say),
    ]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('takes what looks like a formula, and names in any script, as text', async () => {
    const names = [
      '=HYPERLINK("https://x.example";"klicka")',
      'Товариство 🎻',
      `A${'å'.repeat(400)}`,
      '\u0001&<w:p>',
      '@SUM(1)',
    ]
    const sectors = result.sectors.map((sector, index) => ({ ...sector, name: names[index] ?? '' }))
    const bytes = await fileReport(order(format, { ...result, sectors }), say)
    const told =
      format === 'docx'
        ? tablesOfDocx(bytes).flat(2)
        : Array.from({ length: 4 }, (_, index) => rowsOfSheet(bytes, index + 1)).flat(2)
    const asRead = told.map(text => String(text).replace('\uFFFD', ''))
    for (const name of names) expect(asRead).toContain(name.replace('\u0001', ''))
    const part = format === 'docx' ? 'word/document.xml' : 'xl/worksheets/sheet3.xml'
    expect(partOf(bytes, part)).not.toMatch(/<f>|<f /)
  })

  it('is refused where the logotype is no picture', async () => {
    const logo = fileURLToPath(import.meta.url)
    const { theme } = site
    const asked = fileReport(
      { ...order(format), site: { ...site, theme: { ...theme, logo } } },
      say,
    )
    await expect(asked).rejects.toMatchObject({ code: 'config/faulty' })
  })
})
