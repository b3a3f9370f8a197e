import type { Comparison } from '../../reports/comparison/comparison.ts'
import { comparisonDocument } from '../../reports/documents/comparison-document.ts'
import type { Fact, ReportDocument, Say } from '../../reports/documents/document.ts'
import type { FiledDocument, FiledLogo } from '../../reports/documents/filed-document.ts'
import { resultDocument } from '../../reports/documents/result-document.ts'
import { formatDay } from '../../reports/formats/swedish.ts'
import type { Program, ResultSet } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import { currentComparison, currentResult } from '../services/current-format.ts'
import type { SiteSettings } from '../site-settings.ts'
import { readLogo } from '../theme/logo.ts'
import { documentMarks } from './report-marks.ts'

export const FILED_FORMATS = ['docx', 'xlsx'] as const
export type FiledFormat = (typeof FILED_FORMATS)[number]

/** What is certified, or would be, as bytes: all that a file of a report is made from. */
export interface ReportContent {
  readonly kind: 'result' | 'comparison'
  /** In canonical form. */
  readonly text: string
  /** `null` when it is preliminary. */
  readonly digest: string | null
}

/** Which report is wanted in which form: plain data, so that it can be sent to a thread. */
export interface FileOrder extends ReportContent {
  readonly format: FiledFormat
  readonly site: Pick<SiteSettings, 'municipality' | 'theme'>
}

/**
 * The file that was ordered.
 *
 * @throws Problem 'result/otherFormat' for what an older program certified, 'config/faulty' for a logotype that
 *   cannot be shown.
 */
export async function fileReport(order: FileOrder, say: Say): Promise<Uint8Array> {
  const filed = filedDocument(order, say)
  // Loaded when it is used: nobody else waits for the libraries.
  switch (order.format) {
    case 'docx': {
      const { writeDocx } = await import('../../reports/formats/docx/write-docx.ts')
      return writeDocx(filed, say)
    }
    case 'xlsx': {
      const { writeWorkbook } = await import('../../reports/formats/xlsx/write-workbook.ts')
      return writeWorkbook(filed, say)
    }
  }
}

/** What the file says of its content besides the document itself. */
interface Provenance {
  readonly document: ReportDocument
  readonly program: Program
  readonly registryNumber: string | null
  readonly certifiedAt: Instant | null
  readonly closedAt: Instant
}

function filedDocument(order: FileOrder, say: Say): FiledDocument {
  const { digest, site } = order
  const from = order.kind === 'result' ? ofResult(order, say) : ofComparison(order, say)
  const { document, registryNumber, certifiedAt, closedAt } = from
  return {
    document,
    municipality: site.municipality.name,
    logo: site.theme.logo === undefined ? null : filedLogo(site.theme.logo),
    registryNumber,
    marks: documentMarks(document, say),
    about: aboutFile(from, digest, say),
    writtenAt: certifiedAt ?? closedAt,
  }
}

function ofResult({ text, digest }: ReportContent, say: Say): Provenance {
  const result: ResultSet = currentResult(text)
  const { registryNumber, certifiedAt, closedAt } = result.round
  const document = resultDocument(result, digest, say)
  return { document, program: result.program, registryNumber, certifiedAt, closedAt }
}

function ofComparison({ text, digest }: ReportContent, say: Say): Provenance {
  const comparison: Comparison = currentComparison(text)
  const { program, certifiedAt, second } = comparison
  const { registryNumber, closedAt } = second.round
  const document = comparisonDocument(comparison, digest, say)
  return { document, program, registryNumber, certifiedAt, closedAt }
}

function aboutFile(
  { registryNumber, certifiedAt, closedAt, program }: Provenance,
  digest: string | null,
  say: Say,
): readonly Fact[] {
  return [
    { term: say('fact.registryNumber'), value: registryNumber ?? say('file.noRegistryNumber') },
    certifiedAt === null
      ? { term: say('file.closed'), value: formatDay(closedAt) }
      : { term: say('file.certified'), value: formatDay(certifiedAt) },
    { term: say('fact.program'), value: `${program.name} ${program.version}` },
    { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
  ]
}

function filedLogo(path: string): FiledLogo {
  const { bytes, extension, width, height } = readLogo(path)
  return { bytes, kind: extension === '.png' ? 'png' : 'jpeg', width, height }
}
