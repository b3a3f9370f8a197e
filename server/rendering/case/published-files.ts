import type { Say } from '../../../reports/documents/document.ts'
import { figuresOf } from '../../../reports/documents/figures-of.ts'
import { methodDocument } from '../../../reports/documents/method-document.ts'
import type { RoundCase } from '../../services/case-service.ts'
import { drawFigures, FIGURE_IMAGES } from '../figure-file.ts'
import { FILED_FORMATS, fileReport, type FileOrder } from '../filed-report.ts'
import type { Locales } from '../locale.ts'
import {
  comparisonReport,
  type FiledReport,
  type Report,
  REPORT_FORMATS,
  reportFile,
  type ReportFormat,
  resultReport,
} from '../report-files.ts'

/** What a report is called in each format: a new format joins by its line here, a document by being one of `FILED_FORMATS`. */
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
  readonly report: Report | FiledReport
  /** Left out: every format. */
  readonly formats?: readonly ReportFormat[]
}

/** All that is published about a result: a new document joins by a line here. */
function publishedOf(
  { current, replaced, comparisons }: ReportedCase,
  locales: Locales,
): readonly Published[] {
  const { say } = locales('sv')
  return [
    { name: 'resultat', report: resultReport(current, locales) },
    ...replaced.map((version, number) => ({
      name: `ersatt-${number}-resultat`,
      report: resultReport(version, locales),
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

interface PublishedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

interface PublishedWith extends Pick<FileOrder, 'site'> {
  readonly say: Say
  readonly locales: Locales
  readonly renderAlone: (view: object) => string
}

/** Every report in every format, each made when it is asked for. */
export async function* publishedFiles(
  roundCase: ReportedCase,
  made: PublishedWith,
): AsyncGenerator<PublishedFile> {
  for (const { name, report, formats = REPORT_FORMATS } of publishedOf(roundCase, made.locales)) {
    for (const format of formats) {
      const { body } = reportFile(report, format, made)
      yield { path: `${name}.${EXTENSIONS[format]}`, bytes: Buffer.from(body) }
    }
    if ('provenance' in report) {
      yield* documentsOf(name, report, made)
      yield* figuresIn(name, report, made)
    }
  }
}

/** Every figure as a picture, to be shown elsewhere. */
async function* figuresIn(
  name: string,
  { document, provenance }: FiledReport,
  { say, site: { municipality } }: PublishedWith,
): AsyncGenerator<PublishedFile> {
  const figures = figuresOf(document)
  if (figures.length === 0) return
  const draw = await drawFigures({ document, provenance, municipality }, say)
  for (const [index, figure] of figures.entries()) {
    for (const image of FIGURE_IMAGES) {
      yield { path: `figurer/${name}-figur-${index + 1}.${image}`, bytes: draw(figure, image) }
    }
  }
}

async function* documentsOf(
  name: string,
  { document, provenance }: FiledReport,
  { say, site }: PublishedWith,
): AsyncGenerator<PublishedFile> {
  for (const format of FILED_FORMATS) {
    const bytes = await fileReport({ document, provenance, format, site }, say)
    yield { path: `${name}.${format}`, bytes }
  }
}
