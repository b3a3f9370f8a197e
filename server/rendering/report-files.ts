import { comparisonDocument } from '../../reports/documents/comparison-document.ts'
import { type ReportDocument, type Say, withNote } from '../../reports/documents/document.ts'
import { followUpDocument } from '../../reports/documents/follow-up-document.ts'
import { onePageDocument } from '../../reports/documents/one-page-document.ts'
import { outlookDocument } from '../../reports/documents/outlook-document.ts'
import { progressDocument } from '../../reports/documents/progress-document.ts'
import { freeTextSections } from '../../reports/documents/free-text-sections.ts'
import { insertSections } from '../../reports/documents/insert-sections.ts'
import { METHOD_ANCHOR, resultDocument } from '../../reports/documents/result-document.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { comparisonCsv } from '../../reports/formats/csv/comparison-csv.ts'
import { followUpCsv } from '../../reports/formats/csv/follow-up-csv.ts'
import { outlookCsv } from '../../reports/formats/csv/outlook-csv.ts'
import { progressCsv } from '../../reports/formats/csv/progress-csv.ts'
import { responseCsv, resultCsv } from '../../reports/formats/csv/result-csv.ts'
import type { CsvDialect } from '../../reports/formats/csv/write.ts'
import { plainText } from '../../reports/formats/plain-text.ts'
import { certifiedContent, fileLine, type Signature } from '../../reports/results/certified-file.ts'
import type { Progress } from '../../reports/results/progress.ts'
import type { Outlook } from '../../reports/results/outlook.ts'
import type { Program } from '../../reports/results/result-set.ts'
import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import type { CurrentComparison } from '../services/comparison-service.ts'
import type { CurrentResult } from '../services/result-service.ts'
import { reportView } from '../views/report-view.ts'
import { OUTSIDE } from '../views/site-view.ts'
import type { Dated, Provenance } from './filed-report.ts'
import { documentMarks } from './report-marks.ts'

/** A report in one of the forms that people take with them. */
export interface ReportFile {
  readonly body: string
  readonly contentType: string
}

export const REPORT_FORMATS = ['text', 'html', 'json', 'csv', 'csv-excel'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A report that can be written in every form. Each is made when it is asked for. */
export interface Report {
  readonly document: ReportDocument
  /** The content in canonical form. */
  readonly text: string
  /** What is certified is signed. */
  readonly signature?: Signature | undefined
  readonly csv: (dialect: CsvDialect) => string
}

/** A report that can also be handed over as a document of its own. */
export interface FiledReport extends Report {
  readonly provenance: Provenance
}

export function resultReport(current: CurrentResult, say: Say): FiledReport {
  return {
    text: current.text,
    signature: current.signature,
    get provenance() {
      const { digest, result } = current
      const { registryNumber, certifiedAt, closedAt } = result.round
      const dated = datedBy(certifiedAt, closedAt)
      return { digest, program: result.program, registryNumber, dated }
    },
    get document() {
      const whole = resultDocument(current.result, current.digest, say)
      const document = withFreeText(whole, current, say)
      const { replacedBy: digest } = current
      return digest === null ? document : withNote(document, say('result.replaced', { digest }))
    },
    csv(dialect) {
      const { result } = current
      return result.items.length === 0 ? responseCsv(result, dialect) : resultCsv(result, dialect)
    },
  }
}

function datedBy(certifiedAt: Instant | null, closedAt: Instant): Dated {
  return certifiedAt === null
    ? { as: 'closed', at: closedAt }
    : { as: 'certified', at: certifiedAt }
}

/** The same on one page; programs get the whole of it. */
export function onePageReport(
  current: CurrentResult,
  plans: readonly string[],
  say: Say,
): FiledReport {
  const whole = resultReport(current, say)
  return {
    get provenance() {
      return whole.provenance
    },
    text: whole.text,
    signature: whole.signature,
    csv: whole.csv,
    get document() {
      const { result, digest } = current
      return onePageDocument(result, { digest, plans, say })
    },
  }
}

/** What is told of the free text stands before how the result came about. */
function withFreeText(
  document: ReportDocument,
  { supplement: certified }: CurrentResult,
  say: Say,
): ReportDocument {
  if (certified === null) return document
  const { supplement, digest } = certified
  return insertSections(document, METHOD_ANCHOR, freeTextSections(supplement, digest, say))
}

export function comparisonReport(current: CurrentComparison, say: Say): FiledReport {
  return {
    text: current.text,
    signature: current.signature,
    get provenance() {
      const { program, certifiedAt, second } = current.comparison
      const { registryNumber, closedAt } = second.round
      const dated = datedBy(certifiedAt, closedAt)
      return { digest: current.digest, program, registryNumber, dated }
    },
    get document() {
      const document = comparisonDocument(current.comparison, current.digest, say)
      const rounds = current.outdated.join(', ')
      return rounds === '' ? document : withNote(document, say('comparison.outdated', { rounds }))
    },
    csv: dialect => comparisonCsv(current.comparison, dialect),
  }
}

export function outlookReport(outlook: Outlook, say: Say): Report {
  return {
    document: outlookDocument(outlook, say),
    text: certifiedContent(outlook).text,
    csv: dialect => outlookCsv(outlook, dialect),
  }
}

export function progressReport(progress: Progress, say: Say): Report {
  return {
    document: progressDocument(progress, say),
    text: certifiedContent(progress).text,
    csv: dialect => progressCsv(progress, dialect),
  }
}

/** @param on The day that it tells of: what was due before, and has no answer, is missing. */
export function followUpReport(
  dossier: Dossier,
  on: CalendarDay,
  { say, program }: { readonly say: Say; readonly program: Program },
): FiledReport {
  const { text, digest } = certifiedContent(dossier)
  // Noon in UTC is the same day in Stockholm.
  const dated = { as: 'stood', at: `${on}T12:00:00.000Z` } as const
  return {
    provenance: { digest, program, registryNumber: null, dated },
    document: followUpDocument({ dossier, on, rests: [], outcomes: [], claims: [] }, say),
    text,
    csv: dialect => followUpCsv(dossier, on, dialect),
  }
}

/** Writes a report. @param renderAlone Renders a page that needs no other files. */
export function reportFile(
  report: Report,
  format: ReportFormat,
  { say, renderAlone }: { readonly say: Say; readonly renderAlone: (view: object) => string },
): ReportFile {
  switch (format) {
    case 'text':
      return {
        body: plainText(report.document, documentMarks(report.document, say)),
        contentType: 'text/plain; charset=utf-8',
      }
    case 'html':
      return {
        body: renderAlone(reportView(report.document, { say, downloads: [], frame: OUTSIDE })),
        contentType: 'text/html; charset=utf-8',
      }
    case 'json':
      return { body: fileLine(report), contentType: 'application/json; charset=utf-8' }
    case 'csv':
      return { body: report.csv('plain'), contentType: 'text/csv; charset=utf-8' }
    case 'csv-excel':
      return { body: report.csv('excel'), contentType: 'text/csv; charset=utf-8' }
  }
}
