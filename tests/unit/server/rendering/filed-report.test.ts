import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { type Figure, isWithheld } from '../../../../reports/disclosure/figure.ts'
import { resultDocument } from '../../../../reports/documents/result-document.ts'
import { LEFT, WIDTH } from '../../../../reports/formats/paper/sheet.ts'
import { formatCount, formatScore, formatShare } from '../../../../reports/formats/swedish.ts'
import type { Cell } from '../../../../reports/results/measures.ts'
import type { ResultSet } from '../../../../reports/results/result-set.ts'
import { type FiledFormat, fileReport } from '../../../../server/rendering/filed-report.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'
import { rightEdgesOfPdf, textOfPdf } from '../../../builders/read-pdf.ts'
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

const NO_WORDS = { written: null, freeText: [], questionnaire: [] }

const order = <Format extends FiledFormat>(format: Format, content = result) => {
  const { registryNumber, certifiedAt } = content.round
  const { program } = content
  const dated = { as: 'certified', at: certifiedAt ?? '' } as const
  return {
    document: resultDocument(content, { ...NO_WORDS, digest: 'abc123' }, say),
    provenance: { digest: 'abc123', program, registryNumber, dated },
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

/** After what the file is, its words and its method. */
const FIRST_TABLE = 4

describe('a result as a workbook', () => {
  it('has the numbers of the JSON with all their digits, and withholds what that withholds', async () => {
    const bytes = await fileReport(order('xlsx'), say)
    const contents = rowsOfSheet(bytes, 1).filter(([first]) => /^Tabell \d+$/.test(String(first)))
    for (const { wording, name, cell } of groups) {
      // The last of the two with that caption is the one of the question's own section.
      const at = contents.findLastIndex(
        ([, caption]) => String(caption).startsWith(wording) && !/fördelar/.test(String(caption)),
      )
      const row = rowsOfSheet(bytes, FIRST_TABLE + at).find(([first]) => first === name) ?? []
      expectRow(row, figuresOf(cell))
    }
  })

  it('has its method and what its numbers mean on a sheet apart from what it found', async () => {
    const bytes = await fileReport(order('xlsx'), say)
    const [words, method] = [2, 3].map(sheet => rowsOfSheet(bytes, sheet).flat().join('\n'))
    for (const text of ['result.method', 'nonresponse.title', 'define.title']) {
      expect(method).toContain(say(text))
      expect(words).not.toContain(say(text))
    }
    for (const text of ['result.summary', 'result.whole']) expect(words).toContain(say(text))
    expect(method).not.toContain(say('result.whole'))
  })

  it('keeps its head in view, and says on every sheet that the data is made up', async () => {
    const bytes = await fileReport(order('xlsx'), say)
    expect(partOf(bytes, `xl/worksheets/sheet${FIRST_TABLE}.xml`)).toContain('state="frozen"')
    expect(rowsOfSheet(bytes, FIRST_TABLE)[1]).toEqual(['SYNTETISKA EXEMPELDATA'])
    expect(rowsOfSheet(bytes, 1).flat()).toContain('SYNTETISKA EXEMPELDATA')
  })
})

describe('a table of words in a workbook', () => {
  it('has them to the left on as many lines as they need, and numbers as numbers', async () => {
    const { document, ...rest } = order('xlsx')
    const text = 'Ta fram riktlinjer om att alla förtroendevalda ska delta i arbetet. '.repeat(3)
    const table = {
      caption: 'Bedömning',
      columns: ['Rekommendation', 'Kommunstyrelsen', 'Antal'].map(name => ({
        text: name,
        anchor: null,
      })),
      rows: [
        {
          header: '1. Se över',
          anchor: null,
          isTotal: false,
          cells: [{ text }, { figure: { value: 4 }, unit: 'count' as const }],
        },
      ],
    }
    const sections = [{ kind: 'table', table }] as const
    const bytes = await fileReport({ ...rest, document: { ...document, sections } }, say)
    const sheet = partOf(bytes, 'xl/worksheets/sheet3.xml')
    const heights = [...sheet.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height))
    expect(Math.max(...heights)).toBeGreaterThan(60)
    expect(rowsOfSheet(bytes, 3).at(-1)).toEqual(['1. Se över', text, 4])
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
    const styles = partOf(bytes, 'word/styles.xml')
    expect(styles).toContain('w:lang w:val="sv-SE"')
    for (const style of ['Title', 'Heading1', 'Caption', 'ListBullet', 'TableGrid', 'TOC1']) {
      expect(styles).toContain(`w:styleId="${style}"`)
    }
    for (const used of ['<w:pStyle w:val="ListBullet"/>', '<w:tblStyle w:val="TableGrid"/>']) {
      expect(body).toContain(used)
    }
    expect(partOf(bytes, 'word/footer1.xml')).toContain('SYNTETISKA EXEMPELDATA')
  })
})

describe('a table that is too wide for a page of Word', () => {
  const NAMES = Array.from({ length: 12 }, (_, at) => `Samhällsbyggnadsnämnden${at}`)
  const wide = {
    caption: 'Bedömning per nämnd',
    columns: ['Rekommendation', ...NAMES].map(text => ({ text, anchor: null })),
    rows: ['1. Se över samverkan', '2. Följ upp'].map(header => ({
      header,
      anchor: null,
      isTotal: false,
      cells: NAMES.map(name => ({ text: `bedömt av ${name}` })),
    })),
  }

  it('becomes several, with every column once, the number that it had, and words to the left', async () => {
    const { document, ...rest } = order('docx')
    const sections = [{ kind: 'table', table: wide }] as const
    const bytes = await fileReport({ ...rest, document: { ...document, sections } }, say)
    const tables = tablesOfDocx(bytes)
    expect(tables.length).toBeGreaterThan(1)
    expect(tables.flatMap(([head = []]) => head.slice(1))).toEqual(NAMES)
    const captions = captionsOfDocx(bytes)
    expect(captions).toHaveLength(tables.length)
    for (const caption of captions) expect(caption).toMatch(/^Tabell 1\. Bedömning per nämnd/)
    expect(partOf(bytes, 'word/document.xml')).not.toContain('<w:jc w:val="end"/>')
  })
})

describe('a result as a PDF', () => {
  /** Where the table of a question begins: the last one with that caption is the one of its own section. */
  const fromTable = (text: string, wording: string) => {
    const captions = [...text.matchAll(/Tabell \d+\. /g)].map(({ index, 0: label }) => ({
      index,
      is: text.slice(index + label.length).startsWith(wording),
    }))
    const isSpread = (index: number) =>
      text.slice(index, index + 60 + wording.length).includes('fördelar')
    const own = captions.filter(({ is, index }) => is && !isSpread(index))
    return text.slice(own.at(-1)?.index)
  }
  const written = (figure: Figure, write: (x: number) => string) =>
    isWithheld(figure) ? '..' : figure.value === null ? '–' : write(figure.value)
  const share = (x: number) => formatShare(x).replace('\u00a0', ' ')

  it('has the rounded numbers of the JSON in its tables, and withholds what that withholds', async () => {
    const text = textOfPdf(await fileReport(order('pdf'), say))
    for (const { wording, name, cell } of groups) {
      const { n, mean, shareHigh, shareLow } = cell
      const start = [name, written(n, formatCount), written(mean.value, formatScore)].join(' ')
      const table = fromTable(text, wording)
      expect(table).toContain(`${start} `)
      const row = table.slice(table.indexOf(`${start} `)).slice(start.length, start.length + 120)
      const shares = [shareHigh, shareLow].map(({ value }) => written(value, share))
      expect(row).toContain(` ${shares.join(' ')} `)
    }
  })

  it('is tagged, with bookmarks, head cells, and figures told in words', async () => {
    const bytes = Buffer.from(await fileReport(order('pdf'), say)).toString('latin1')
    const tags = ['/S /H1', '/S /H2', '/S /Figure', '/Scope /Column', '/Scope /Row']
    for (const part of [...tags, '/Outlines']) expect(bytes).toContain(part)
    const count = (pattern: RegExp) => (bytes.match(pattern) ?? []).length
    expect(count(/\/Alt \(/g)).toBe(count(/\/S \/Figure/g))
  })

  it('says on every page whose it is, which page, and that the data is made up', async () => {
    const text = textOfPdf(await fileReport(order('pdf'), say))
    const pages = [...text.matchAll(/Sida (\d+) av (\d+)/g)].map(([, page]) => Number(page))
    const last = Number(/Sida \d+ av (\d+)/.exec(text)?.[1])
    expect(pages).toEqual(Array.from({ length: last }, (_, index) => index + 1))
    expect(text.match(/SYNTETISKA EXEMPELDATA/g)?.length).toBeGreaterThanOrEqual(last)
  })

  it('has everything that a reader has to know within the margins of each page, however much it is', async () => {
    const { document, ...rest } = order('pdf')
    const marked = { ...document, uncertified: true, fromPrint: true, preliminary: true } as const
    const bytes = await fileReport({ ...rest, document: marked }, say)
    const edge = LEFT + WIDTH + 0.5
    expect(rightEdgesOfPdf(bytes).filter(right => right > edge)).toEqual([])
  })

  it('shows what its font has not as □, and names that look like a formula as they are', async () => {
    const names = ['=SUM(1)', 'Förening 🎻', 'A<b>&amp;']
    const sectors = result.sectors.map((sector, index) => ({ ...sector, name: names[index] ?? '' }))
    const text = textOfPdf(await fileReport(order('pdf', { ...result, sectors }), say))
    for (const name of ['=SUM(1)', 'Förening □', 'A<b>&amp;']) expect(text).toContain(name)
  })
})

describe.each<FiledFormat>(['docx', 'xlsx', 'pdf'])('a %s file', format => {
  it('is the same bytes each time', async () => {
    const [one, other] = [
      await fileReport(order(format), say),
      await fileReport(order(format), say),
    ]
    expect(Buffer.compare(one, other)).toBe(0)
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

describe.each<FiledFormat>(['docx', 'xlsx'])('names in a %s file', format => {
  it('are text, also in other scripts and where they look like a formula', async () => {
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
        : Array.from({ length: FIRST_TABLE + 1 }, (_, index) => rowsOfSheet(bytes, index + 1)).flat(
            2,
          )
    const asRead = told.map(text => String(text).replace('\uFFFD', ''))
    for (const name of names) expect(asRead).toContain(name.replace('\u0001', ''))
    const part = format === 'docx' ? 'word/document.xml' : `xl/worksheets/sheet${FIRST_TABLE}.xml`
    expect(partOf(bytes, part)).not.toMatch(/<f>|<f /)
  })
})
