import type { Say } from '../../../reports/documents/document.ts'
import { figuresOf } from '../../../reports/documents/figures-of.ts'
import { methodDocument } from '../../../reports/documents/method-document.ts'
import type { RoundCase } from '../../services/case-service.ts'
import type { CurrentResult } from '../../services/result-service.ts'
import { drawFigures, FIGURE_IMAGES } from '../figure-file.ts'
import { FILED_FORMATS, type FiledFormat, fileReport, type FileOrder } from '../filed-report.ts'
import { freeTextReport } from '../free-text-report.ts'
import type { Locales } from '../locale.ts'
import {
  comparisonReport,
  type FiledReport,
  onePageReport,
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
  /** Left out: every one. */
  readonly documents?: readonly FiledFormat[]
}

/** All that is published about a result: a new document joins by a line here. */
function publishedOf(
  { current, replaced, comparisons, plans }: ReportedCase,
  locales: Locales,
): readonly Published[] {
  const { say } = locales('sv')
  return [
    { name: 'resultat', report: resultReport(current, locales) },
    {
      name: 'resultat-en-sida',
      report: onePageReport(current, plans, locales),
      formats: ['text', 'html'],
      documents: ['docx', 'pdf'],
    },
    ...freeTextOf(current, say),
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

/** The certified free text, where there is any; its certified bytes can be checked like those of the result. */
function freeTextOf(current: CurrentResult, say: Say): readonly Published[] {
  const { supplement } = current
  if (supplement === null) return []
  return [
    {
      name: 'fritext',
      report: freeTextReport(supplement, current, say),
      formats: ['text', 'html', 'json'],
      documents: ['docx', 'pdf'],
    },
  ]
}

/** How the figures come about: a document without figures of its own. */
function methodReport(say: Say): Report {
  return { document: methodDocument(say), text: '', csv: () => '' }
}

type ReportedCase = Pick<RoundCase, 'current' | 'replaced' | 'comparisons' | 'plans'>

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
  for (const published of publishedOf(roundCase, made.locales)) {
    const { name, report } = published
    for (const format of published.formats ?? REPORT_FORMATS) {
      const { body } = reportFile(report, format, made)
      yield { path: `${name}.${EXTENSIONS[format]}`, bytes: Buffer.from(body) }
    }
    if ('provenance' in report) {
      yield* documentsOf({ ...published, report }, made)
      // What is a part of a result has no figures beside the result's own.
      if (published.documents === undefined) yield* figuresIn(name, report, made)
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

interface Filed extends Published {
  readonly report: FiledReport
}

async function* documentsOf(
  { name, report: { document, provenance }, documents = FILED_FORMATS }: Filed,
  { say, site }: PublishedWith,
): AsyncGenerator<PublishedFile> {
  for (const format of documents) {
    const bytes = await fileReport({ document, provenance, format, site }, say)
    yield { path: `${name}.${format}`, bytes }
  }
}
