import { type Fault, fault } from '../../surveys/fault.ts'
import { schemaFaults } from '../../surveys/schema/check-shape.ts'
import { type Comparison, COMPARISON_FORMAT } from '../comparison/comparison.ts'
import { type FreeTextSupplement, SUPPLEMENT_FORMAT } from '../free-text/supplement.ts'
import { RESULT_FORMAT, type ResultSet } from '../results/result-set.ts'
import { ComparisonShape, type ReadComparison } from './comparison-schema.ts'
import { impossibleFacts } from './impossible-facts.ts'
import { type ReadResult, ResultShape } from './result-schema.ts'
import { type ReadSupplement, SupplementShape } from './supplement-schema.ts'
import { unknownSectors } from './unknown-sectors.ts'

/** What was certified, by what it is. */
export type ReadContent =
  | { readonly kind: 'result'; readonly content: ResultSet }
  | { readonly kind: 'comparison'; readonly content: Comparison }
  | { readonly kind: 'supplement'; readonly content: FreeTextSupplement }

export type ContentKind = ReadContent['kind']

/** What cannot be read: another form than those of this program, or a shape that the form does not have. */
export type Unreadable =
  | { readonly kind: 'otherFormat'; readonly format: string }
  | { readonly kind: 'misshapen'; readonly faults: readonly Fault[] }

/**
 * Reads what stands in a certified file that somebody else has made: nothing of it is believed before its shape is
 * that of a result, a comparison or a supplement that is certified.
 *
 * @param text The content in canonical form.
 */
export function readContent(text: string): ReadContent | Unreadable {
  const data = JSON.parse(text) as { readonly format?: unknown }
  switch (data.format) {
    case RESULT_FORMAT:
      return checked(ResultShape, data, (content: ReadResult) => ({ kind: 'result', content }))
    case COMPARISON_FORMAT:
      return checked(ComparisonShape, data, (content: ReadComparison) => ({
        kind: 'comparison',
        content,
      }))
    case SUPPLEMENT_FORMAT:
      return checked(SupplementShape, data, (content: ReadSupplement) => ({
        kind: 'supplement',
        content,
      }))
    default:
      return {
        kind: 'otherFormat',
        format: typeof data.format === 'string' ? data.format.slice(0, 80) : '–',
      }
  }
}

/** @param named Gives what has the shape its name. */
function checked<Content>(
  schema: object,
  data: object,
  named: (content: Content) => ReadContent,
): ReadContent | Unreadable {
  const faults = schemaFaults(schema, data)
  if (faults.length > 0) return { kind: 'misshapen', faults }
  const read = named(data as Content)
  const unknown = unknownSectors(read).map(({ path, sector }) =>
    fault(path, 'unknownName', { value: sector }),
  )
  const impossible = [...unknown, ...impossibleFacts(read)]
  return impossible.length > 0 ? { kind: 'misshapen', faults: impossible } : read
}
