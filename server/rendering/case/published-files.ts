import type { Say } from '../../../reports/documents/document.ts'
import { methodDocument } from '../../../reports/documents/method-document.ts'
import type { RoundCase } from '../../services/case-service.ts'
import {
  comparisonReport,
  type Report,
  REPORT_FORMATS,
  reportFile,
  type ReportFormat,
  resultReport,
} from '../report-files.ts'

/** What a report is called in each format: a new format joins by its line here. */
const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  text: 'txt',
  html: 'html',
  json: 'json',
  csv: 'csv',
  'csv-excel': 'excel.csv',
}

/** Something that is published about a result. */
interface Published {
  readonly name: string
  readonly report: Report
  /** Left out: every format. */
  readonly formats?: readonly ReportFormat[]
}

/** All that is published about a result: a new document joins by a line here. */
function publishedOf(
  { current, replaced, comparisons }: ReportedCase,
  say: Say,
): readonly Published[] {
  return [
    { name: 'resultat', report: resultReport(current, say) },
    ...replaced.map((version, number) => ({
      name: `ersatt-${number}-resultat`,
      report: resultReport(version, say),
    })),
    ...comparisons.map(each => ({
      name: `jamforelse-${each.name}`,
      report: comparisonReport(each.current, say),
    })),
    { name: 'metod', report: methodReport(say), formats: ['text', 'html'] },
  ]
}

/** How the figures come about: a document without figures of its own. */
function methodReport(say: Say): Report {
  return { document: methodDocument(say), text: '', csv: () => '' }
}

type ReportedCase = Pick<RoundCase, 'current' | 'replaced' | 'comparisons'>

/** Every report in every format, each made when it is asked for. */
export function* publishedFiles(
  roundCase: ReportedCase,
  made: { readonly say: Say; readonly renderAlone: (view: object) => string },
): Generator<{ readonly path: string; readonly body: string }> {
  for (const { name, report, formats = REPORT_FORMATS } of publishedOf(roundCase, made.say)) {
    for (const format of formats) {
      const { body } = reportFile(report, format, made)
      yield { path: `${name}.${EXTENSIONS[format]}`, body }
    }
  }
}
