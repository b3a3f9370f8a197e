import type { Figure } from '../disclosure/figure.ts'
import { isWithheld } from '../disclosure/figure.ts'
import type { FreeTextResult, FreeTextSupplement, PrintedQuote } from '../free-text/supplement.ts'
import { plainColumn } from './definitions.ts'
import {
  heading,
  note,
  prose,
  type ReportDocument,
  type Row,
  type Say,
  type Section,
} from './document.ts'

/** Where a document leads to what was written in free text. */
const FREE_TEXT_ANCHOR = 'fritext'

/**
 * "Fritextsvar": how many take up what, and quotes with what could tell who wrote them masked.
 *
 * @param digest `null`: it is not certified.
 */
export function freeTextSections(
  supplement: FreeTextSupplement,
  digest: string | null,
  say: Say,
): readonly Section[] {
  const { questions, replaces } = supplement
  return [
    heading(2, say('freeText.title'), FREE_TEXT_ANCHOR),
    prose(say('freeText.meaning')),
    ...questions.flatMap(question => questionSections(question, supplement, say)),
    ...(questions.some(hasWithheld)
      ? [note(say('freeText.withheld', { threshold: supplement.round.threshold }))]
      : []),
    ...(replaces === null ? [] : [note(say('freeText.replaces', replaces))]),
    note(digest === null ? say('freeText.notCertified') : say('freeText.digest', { digest })),
  ]
}

/** The same as a document of its own. @param digest `null`: it is not certified. */
export function freeTextDocument(
  supplement: FreeTextSupplement,
  digest: string | null,
  say: Say,
): ReportDocument {
  return {
    title: say('freeText.documentTitle', { round: supplement.round.id }),
    synthetic: supplement.synthetic,
    isPilot: supplement.isPilot === true,
    preliminary: supplement.certifiedAt === null,
    uncertified: false,
    sections: freeTextSections(supplement, digest, say),
  }
}

function questionSections(
  question: FreeTextResult,
  { round }: FreeTextSupplement,
  say: Say,
): readonly Section[] {
  const { wording, comments, codes, quotes, uncoded } = question
  if (isWithheld(comments)) {
    return [heading(3, wording), prose(say('freeText.few', { threshold: round.threshold }))]
  }
  const rest = isWithheld(uncoded) ? 0 : (uncoded.value ?? 0)
  return [
    heading(3, wording),
    prose(say('freeText.base', { count: comments.value ?? 0, uncoded: rest })),
    ...(codes.length === 0 ? [] : [codeTable(question, say)]),
    ...(quotes.length === 0 ? [] : quoteSections(quotes, say)),
  ]
}

function codeTable({ codes, none, wording }: FreeTextResult, say: Say): Section {
  const row = (header: string, meaning: string, comments: Figure): Row => ({
    header,
    anchor: null,
    isTotal: false,
    cells: [{ figure: comments, unit: 'count' }, { text: meaning }],
  })
  return {
    kind: 'table',
    table: {
      caption: say('freeText.table', { question: wording }),
      columns: [
        plainColumn(say('column.code')),
        plainColumn(say('column.comments')),
        plainColumn(say('column.meaning')),
      ],
      rows: [
        ...codes.map(({ name, definition, comments }) => row(name, definition, comments)),
        row(say('freeText.none'), '', none),
      ],
    },
  }
}

function quoteSections(quotes: readonly PrintedQuote[], say: Say): readonly Section[] {
  return [
    prose(say('freeText.quotes')),
    {
      kind: 'list',
      items: quotes.map(({ text, codes }) =>
        codes.length === 0
          ? say('freeText.quote', { text })
          : say('freeText.quoteOf', { text, codes: codes.join(', ') }),
      ),
    },
  ]
}

function hasWithheld({ codes, none, comments }: FreeTextResult): boolean {
  return [comments, none, ...codes.map(code => code.comments)].some(isWithheld)
}
