import type { FreeTextSupplement } from '../../reports/free-text/supplement.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { CodingBook } from '../../surveys/free-text/coding-book.ts'
import type { Round } from '../../surveys/round.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import type { CertifiedSupplement } from '../store/supplement-store.ts'
import { signatureFaults } from './check-seal.ts'
import type { VerifyDeps } from './verify-service.ts'

/** What is not as it should be in what is coded in a round, and in what is certified of it. */
export async function freeTextFaults(
  { id }: Round,
  { store, knownKeys }: VerifyDeps,
): Promise<readonly Fault[]> {
  const books = await store.listCodingBooks(id)
  const unknown = books.filter(hasUnknownCode)
  return [
    ...unknown.map(({ questionId }) => fault(`${id}/${questionId}`, 'unknownCodes')),
    ...supplementFaults(await store.listSupplements(id), knownKeys),
  ]
}

function hasUnknownCode({ frame, codings }: CodingBook): boolean {
  const known = new Set(frame.codes.map(({ id }) => id))
  return Object.values(codings).some(({ codes }) => codes?.some(code => !known.has(code)) === true)
}

/** Each is what was digested when it was certified, and names the one before. */
function supplementFaults(
  supplements: readonly CertifiedSupplement[],
  known: KnownKeys,
): readonly Fault[] {
  return supplements.flatMap((supplement, index) => {
    const { roundId, number, text, digest } = supplement
    const place = `${roundId}/fritextbilaga ${number}`
    if (sha256(text) !== digest) return [fault(place, 'digest')]
    const { replaces } = JSON.parse(text) as FreeTextSupplement
    const before = supplements[index - 1]?.digest ?? null
    const isInOrder = (replaces?.digest ?? null) === before
    return [
      ...signatureFaults(place, supplement, known),
      ...(isInOrder ? [] : [fault(place, 'supplementChain')]),
    ]
  })
}
