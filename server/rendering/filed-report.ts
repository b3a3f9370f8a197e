import type { Fact, ReportDocument, Say } from '../../reports/documents/document.ts'
import type { FiledDocument, FiledLogo } from '../../reports/documents/filed-document.ts'
import { formatDay } from '../../reports/formats/swedish.ts'
import { digestOf } from '../../reports/results/canonical.ts'
import type { Program } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { SiteSettings } from '../site-settings.ts'
import { readLogo } from '../theme/logo.ts'
import { figureTools } from './figure-tools.ts'
import { inOnePiece } from './in-one-piece.ts'
import { paperFile } from './paper-file.ts'
import { documentMarks } from './report-marks.ts'

/** What is read in a program of its own; a page that stands alone is made by a renderer. */
export const FILED_FORMATS = ['docx', 'xlsx', 'pdf'] as const
export type FiledFormat = (typeof FILED_FORMATS)[number]

/** As HTTP has them. */
export const FILED_TYPES: Readonly<Record<FiledFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** Where the content of a report comes from. */
export interface Provenance {
  /** `null` when it is preliminary. */
  readonly digest: string | null
  readonly program: Program
  readonly registryNumber: string | null
  readonly dated: Dated
  /** The fingerprint of the key that its figures are signed with; left out: they are not. */
  readonly signedBy?: string | undefined
  /** What it is called in the case; left out: nothing. */
  readonly label?: string
  /** Which versions it is made of; left out: there is one. */
  readonly versions?: readonly Fact[]
}

/** When its content became what it is: certified or frozen, or as it stood when the time to answer was over or on a day. */
export interface Dated {
  readonly as: 'certified' | 'closed' | 'stood' | 'frozen'
  readonly at: Instant
}

/** Which report is wanted in which form: plain data, so that it can be sent to a thread. */
export interface FileOrder {
  readonly document: ReportDocument
  readonly provenance: Provenance
  readonly format: FiledFormat | 'html'
  readonly site: Pick<SiteSettings, 'municipality' | 'theme'>
}

/**
 * The file that was ordered.
 *
 * @throws Problem 'config/faulty' for a logotype that cannot be shown.
 */
export async function fileReport(
  order: FileOrder & { readonly format: FiledFormat },
  say: Say,
): Promise<Uint8Array> {
  const filed = filedDocument(order, say)
  // Loaded when it is used: nobody else waits for the libraries.
  switch (order.format) {
    case 'docx': {
      const { writeDocx } = await import('../../reports/formats/docx/write-docx.ts')
      return writeDocx(filed, { say, ...(await figureTools()) })
    }
    case 'xlsx': {
      const { documentWorkbook } = await import('../../reports/formats/xlsx/document-workbook.ts')
      const { packedWorkbook } = await import('./packed-workbook.ts')
      return inOnePiece(packedWorkbook(documentWorkbook(filed, say)))
    }
    case 'pdf': {
      const { writePdf } = await import('../../reports/formats/pdf/write-pdf.ts')
      const { title } = order.document
      const createdAt = new Date(filed.writtenAt)
      const { theme } = order.site
      return writePdf(filed, paperFile({ title, language: 'sv', createdAt, theme }), say)
    }
  }
}

function filedDocument({ document, provenance, site }: FileOrder, say: Say): FiledDocument {
  return {
    document,
    label: provenance.label ?? null,
    municipality: site.municipality.name,
    logo: site.theme.logo === undefined ? null : filedLogo(site.theme.logo),
    registryNumber: provenance.registryNumber,
    marks: documentMarks(document, say),
    about: aboutFile({ document, provenance }, say),
    writtenAt: provenance.dated.at,
  }
}

/** What is said of the day that a report is of. */
export const DATED = {
  certified: 'file.certified',
  closed: 'file.closed',
  stood: 'file.stood',
  frozen: 'file.frozen',
} as const

/**
 * What the first page says of the file. The digest of the document is that of everything in it, and the same in every
 * format; that of the figures is the certified one.
 */
export function aboutFile(
  { document, provenance }: Pick<FileOrder, 'document' | 'provenance'>,
  say: Say,
): readonly Fact[] {
  const { digest, registryNumber, dated, program, signedBy, versions = [] } = provenance
  const about = [
    { term: say('fact.registryNumber'), value: registryNumber ?? say('file.noRegistryNumber') },
    { term: say(DATED[dated.as]), value: formatDay(dated.at) },
    ...versions,
    { term: say('fact.program'), value: `${program.name} ${program.version}` },
    { term: say('fact.digest'), value: digest ?? say('fact.notCertified') },
    { term: say('file.key'), value: signedBy ?? say('file.notSigned') },
    { term: say('file.digest'), value: digestOf(document) },
  ]
  return document.onOneSheet === true ? withoutTold(about, document) : about
}

/** On one sheet nothing is said twice. */
function withoutTold(facts: readonly Fact[], { sections }: ReportDocument): readonly Fact[] {
  const told = new Set(
    sections.flatMap(section =>
      section.kind === 'facts' ? section.facts.map(({ term }) => term) : [],
    ),
  )
  return facts.filter(({ term }) => !told.has(term))
}

function filedLogo(path: string): FiledLogo {
  const { bytes, extension, width, height } = readLogo(path)
  return { bytes, kind: extension === '.png' ? 'png' : 'jpeg', width, height }
}
