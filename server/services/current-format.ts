import { type Comparison, COMPARISON_FORMAT } from '../../reports/comparison/comparison.ts'
import { type FreeTextSupplement, SUPPLEMENT_FORMAT } from '../../reports/free-text/supplement.ts'
import { RESULT_FORMAT, type ResultSet } from '../../reports/results/result-set.ts'
import { Problem } from '../problems.ts'

/** What is certified is never rewritten: an older form is kept as it is, and told apart from this one. */

/** @throws Problem 'result/otherFormat' for a result of another version of the form. */
export function currentResult(text: string): ResultSet {
  return inFormat<ResultSet>(text, RESULT_FORMAT)
}

/** @throws Problem 'result/otherFormat' for a comparison of another version of the form. */
export function currentComparison(text: string): Comparison {
  return inFormat<Comparison>(text, COMPARISON_FORMAT)
}

/** @throws Problem 'result/otherFormat' for a supplement of another version of the form. */
export function currentSupplement(text: string): FreeTextSupplement {
  return inFormat<FreeTextSupplement>(text, SUPPLEMENT_FORMAT)
}

function inFormat<Content extends { readonly format: string }>(
  text: string,
  format: Content['format'],
): Content {
  const content = JSON.parse(text) as Content
  if (content.format !== format) throw new Problem('result/otherFormat', { format: content.format })
  return content
}
