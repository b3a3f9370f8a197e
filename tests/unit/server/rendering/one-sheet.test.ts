import { describe, expect, it } from '@jest/globals'

import { onePageDocument } from '../../../../reports/documents/one-page-document.ts'
import type { ResultSet } from '../../../../reports/results/result-set.ts'
import { fileReport } from '../../../../server/rendering/filed-report.ts'
import type { Sector } from '../../../../surveys/association.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'
import { acceptedResult } from '../../../builders/accepted-content.ts'
import { pagesOfPdf, textOfPdf } from '../../../builders/read-pdf.ts'

const say = loadTexts('sv')
const DIGEST = '5f'.repeat(32)

const NAMES = [
  'Idrott',
  'Kultur',
  'Socialt och stöd',
  'Pensionärer',
  'Funktionsrätt',
  'Barn och unga',
  'Tro och livsåskådning',
  'Natur och miljö',
  'Integration och mångfald',
  'Byalag och samhällsföreningar',
  'Internationellt bistånd och vänorter',
  'Övriga ideella föreningar',
]
const sectors = NAMES.map((name, at) => ({ id: `sektor-${at}`, name }))
const WORDINGS = [
  'Hur fungerar samverkan mellan er förening och kommunen som helhet?',
  'Hur tycker ni att kommunens information till föreningarna på webbplatsen fungerar?',
]

/** The accepted result as a municipality with these sectors has it: some are withheld, and some differ. */
function resultOf(ours: readonly Sector[]): ResultSet {
  const result = acceptedResult()
  return {
    ...result,
    sectors: ours,
    items: result.items.map((item, at) => ({
      ...item,
      wording: WORDINGS[at] ?? '',
      sectors: ours.map(({ id: sector }, place) => ({
        ...item.sectors[place % item.sectors.length]!,
        sector,
      })),
    })),
    exceptions: ours.slice(0, 2).map(({ id: sector }) => ({
      sector,
      direction: 'higher',
      mean: { value: 3.7 },
      others: { value: 2.7 },
    })),
  }
}

function pageOf(result: ResultSet, plans: readonly string[] = []) {
  const { registryNumber, certifiedAt } = result.round
  return fileReport(
    {
      document: onePageDocument(result, { digest: DIGEST, plans, say }),
      provenance: {
        digest: DIGEST,
        program: result.program,
        registryNumber,
        dated: { as: 'certified', at: certifiedAt ?? '' },
        signedBy: 'ab'.repeat(32),
        versions: [{ term: say('file.version'), value: '0 (den första)' }],
      },
      format: 'pdf',
      site: {
        municipality: { name: 'Exempelby kommun', contact: 'x' },
        theme: { colour: '#1b5e7b' },
      },
    },
    say,
  )
}

describe('the result on one page as a PDF', () => {
  it.each([1, 5, 9, 12])('has room on one page with %d sectors', async count => {
    const bytes = await pageOf(resultOf(sectors.slice(0, count)))
    expect(pagesOfPdf(bytes)).toBe(1)
    const text = textOfPdf(bytes)
    for (const { name } of sectors.slice(0, count)) expect(text).toContain(name.split(' ')[0])
    expect(text).toContain(DIGEST)
  })

  it('says nothing of the file twice, and once at most what the sectors are called', async () => {
    const text = textOfPdf(await pageOf(resultOf(sectors.slice(0, 9))))
    for (const once of [DIGEST, `${say('fact.registryNumber')}:`, 'Pensionärer', 'Funktionsrätt']) {
      expect(text.split(once)).toHaveLength(2)
    }
  })

  it('goes on over more pages where the sectors are very many, with all of chart and table', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      id: `sektor-${at}`,
      name: `Sektor${at}.`,
    }))
    const bytes = await pageOf(resultOf(many))
    expect(pagesOfPdf(bytes)).toBeGreaterThan(1)
    const text = textOfPdf(bytes)
    // In the chart and in the table.
    for (const { name } of many) expect(text.split(name).length).toBeGreaterThanOrEqual(3)
  })

  it('goes on over a second page where the municipality writes much, and leaves nothing out', async () => {
    const plans = Array.from({ length: 40 }, (_, at) => `Det här gör vi, punkt ${at + 1}.`)
    const bytes = await pageOf(resultOf(sectors), plans)
    expect(pagesOfPdf(bytes)).toBe(2)
    const text = textOfPdf(bytes)
    for (const plan of plans) expect(text).toContain(plan)
  })
})
