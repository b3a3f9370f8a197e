import { citedResultNotes } from '../../reports/documents/cited-result-notes.ts'
import { comparisonDocument } from '../../reports/documents/comparison-document.ts'
import {
  type Fact,
  type ReportDocument,
  type Say,
  type Section,
  withNote,
} from '../../reports/documents/document.ts'
import { withNumbers } from '../../reports/documents/filed-document.ts'
import { followUpDocument } from '../../reports/documents/follow-up-document.ts'
import { freeTextSections } from '../../reports/documents/free-text-sections.ts'
import { onePageDocument } from '../../reports/documents/one-page-document.ts'
import { outlookDocument } from '../../reports/documents/outlook-document.ts'
import { progressDocument } from '../../reports/documents/progress-document.ts'
import { resultDocument } from '../../reports/documents/result-document.ts'
import type { Written } from '../../reports/documents/written-sections.ts'
import { dossierOn } from '../../reports/follow-up/dossier-on.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { comparisonCsv } from '../../reports/formats/csv/comparison-csv.ts'
import { followUpCsv } from '../../reports/formats/csv/follow-up-csv.ts'
import { outlookCsv } from '../../reports/formats/csv/outlook-csv.ts'
import { progressCsv } from '../../reports/formats/csv/progress-csv.ts'
import { responseCsv, resultCsv } from '../../reports/formats/csv/result-csv.ts'
import type { CsvDialect } from '../../reports/formats/csv/write.ts'
import { plainText } from '../../reports/formats/plain-text.ts'
import { formatDay } from '../../reports/formats/swedish.ts'
import { certifiedContent, fileLine, type Signature } from '../../reports/results/certified-file.ts'
import type { Progress } from '../../reports/results/progress.ts'
import type { Outlook } from '../../reports/results/outlook.ts'
import type { Program } from '../../reports/results/result-set.ts'
import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import type { CurrentComparison } from '../services/comparison-service.ts'
import type { CurrentResult } from '../services/result-service.ts'
import { questionnaireSections } from '../views/questionnaire-sections.ts'
import { reportView } from '../views/report-view.ts'
import { OUTSIDE } from '../views/site-view.ts'
import { aboutFile, type Dated, type Provenance } from './filed-report.ts'
import type { Locales } from './locale.ts'
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
  /** What of it is shown on a page or in a terminal; left out: all of it. */
  readonly onScreen?: ReportDocument
}

/**
 * A round's result: on a screen without the enkät, which has a page of its own; as a file the whole of it.
 *
 * @param locales What the enkät is written out in.
 */
export function resultReport(current: CurrentResult, locales: Locales): FiledReport {
  const { say } = locales('sv')
  return {
    text: current.text,
    signature: current.signature,
    get provenance() {
      return resultProvenance(current, say)
    },
    get onScreen() {
      return resultOf(current, [], say)
    },
    get document() {
      return resultOf(current, questionnaireSections(current.survey, locales), say)
    },
    csv(dialect) {
      const { result } = current
      return result.items.length === 0 ? responseCsv(result, dialect) : resultCsv(result, dialect)
    },
  }
}

function resultOf(
  current: CurrentResult,
  questionnaire: readonly Section[],
  say: Say,
): ReportDocument {
  const { result, digest, supplement, replacedBy } = current
  const freeText =
    supplement === null ? [] : freeTextSections(supplement.supplement, supplement.digest, say)
  const parts = { digest, written: writtenIn(current), freeText, questionnaire }
  const document = resultDocument(result, parts, say)
  if (replacedBy === null) return document
  return withNote(document, say('result.replaced', { digest: replacedBy }))
}

function writtenIn({ written, digest }: CurrentResult): Written | null {
  if (written === null) return null
  const { beside } = written
  return { ...written, isBeforeCorrection: beside !== null && beside !== digest }
}

/** Where the content of a result comes from. */
export function resultProvenance(current: CurrentResult, say: Say): Provenance {
  const { digest, result, signature } = current
  const { registryNumber, certifiedAt, closedAt } = result.round
  return {
    digest,
    program: result.program,
    registryNumber,
    dated: datedBy(certifiedAt, closedAt),
    signedBy: signature?.key,
    label: say('file.appendix'),
    versions: versionFacts(current, say),
  }
}

/** Which version of the figures, and which of the words beside them. */
function versionFacts({ version, written }: CurrentResult, say: Say): readonly Fact[] {
  return [
    {
      term: say('file.version'),
      value: version === null ? say('fact.notCertified') : say('file.versionOf', { version }),
    },
    {
      term: say('file.written'),
      value:
        written === null
          ? say('file.notWritten')
          : say('file.writtenOf', { number: written.number, day: formatDay(written.at) }),
    },
  ]
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
  locales: Locales,
): FiledReport {
  const { say } = locales('sv')
  const whole = resultReport(current, locales)
  return {
    get provenance() {
      const { label: _, ...provenance } = whole.provenance
      return provenance
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

export function comparisonReport(current: CurrentComparison, say: Say): FiledReport {
  return {
    text: current.text,
    signature: current.signature,
    get provenance() {
      const { program, certifiedAt, second } = current.comparison
      const { registryNumber, closedAt } = second.round
      const dated = datedBy(certifiedAt, closedAt)
      const signedBy = current.signature?.key
      return { digest: current.digest, program, registryNumber, dated, signedBy }
    },
    get document() {
      const document = comparisonDocument(current.comparison, current.digest, say)
      return citedResultNotes(current.cited, say).toReversed().reduce(withNote, document)
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
  whole: Dossier,
  on: CalendarDay,
  { say, program }: { readonly say: Say; readonly program: Program },
): FiledReport {
  const dossier = dossierOn(whole, on)
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
  report: Report | FiledReport,
  format: ReportFormat,
  { say, renderAlone }: { readonly say: Say; readonly renderAlone: (view: object) => string },
): ReportFile {
  switch (format) {
    case 'text': {
      const document = shownOf(report)
      return {
        body: plainText(document, documentMarks(document, say)),
        contentType: 'text/plain; charset=utf-8',
      }
    }
    case 'html': {
      const view =
        'provenance' in report
          ? filedPage(report, say)
          : reportView(report.document, { say, downloads: [], frame: OUTSIDE })
      return { body: renderAlone(view), contentType: 'text/html; charset=utf-8' }
    }
    case 'json':
      return { body: fileLine(report), contentType: 'application/json; charset=utf-8' }
    case 'csv':
      return { body: report.csv('plain'), contentType: 'text/csv; charset=utf-8' }
    case 'csv-excel':
      return { body: report.csv('excel'), contentType: 'text/csv; charset=utf-8' }
  }
}

/** What is shown of a report on a page or in a terminal. */
export function shownOf(report: Report | FiledReport): ReportDocument {
  return 'onScreen' in report ? (report.onScreen ?? report.document) : report.document
}

/** A report as a page that is handed over: with what its first page says, and what is in it. */
export function filedPage(
  { document, provenance }: Pick<FiledReport, 'document' | 'provenance'>,
  say: Say,
) {
  const about = aboutFile({ document, provenance }, say)
  const sections = withNumbers(document.sections, say)
  const front = { label: provenance.label ?? null, about }
  const shown = { say, downloads: [], frame: OUTSIDE, front }
  return reportView({ ...document, sections }, shown)
}
