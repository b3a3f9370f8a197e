import type { Code } from '../../surveys/free-text/code.ts'
import type { Coding, CodingBook } from '../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../surveys/free-text/comment.ts'
import type { ReportText } from '../../surveys/report-text.ts'
import type { CertifiedSupplement } from '../../server/store/supplement-store.ts'

export function code(id: string, change: Partial<Code> = {}): Code {
  return { id, name: `Om ${id}`, definition: '', use: '', ...change }
}

export function comment(id: string, change: Partial<Comment> = {}): Comment {
  return {
    id,
    text: `Text ${id}`,
    digest: `d-${id}`,
    sector: 'idrott',
    association: null,
    ...change,
  }
}

/** What is decided of the comment with the same id, by its digest. */
export function coding(id: string, change: Partial<Coding> = {}): Coding {
  const told = { by: 'kim', at: '2022-11-01T08:00:00.000Z' }
  return { revision: 1, digest: `d-${id}`, codes: [], quote: null, ...told, ...change }
}

/** A book with two codes, and one comment coded with the first. */
export function codingBook(questionId: string, change: Partial<CodingBook> = {}): CodingBook {
  return {
    roundId: 'prov-2022',
    questionId,
    revision: 1,
    frame: { revision: 1, codes: [code('lokaler'), code('tider')] },
    codings: { a: coding('a', { codes: ['lokaler'] }) },
    ...change,
  }
}

export function supplement(
  number: number,
  change: Partial<CertifiedSupplement> = {},
): CertifiedSupplement {
  return { roundId: 'prov-2022', number, text: `{"n":${number}}`, digest: `d-${number}`, ...change }
}

export function reportText(number: number, change: Partial<ReportText> = {}): ReportText {
  const told = { by: 'kim', at: '2022-11-01T08:00:00.000Z', beside: null }
  return {
    roundId: 'prov-2022',
    number,
    background: `Bakgrund ${number}`,
    conclusions: `- Slutsats ${number}`,
    ...told,
    ...change,
  }
}
