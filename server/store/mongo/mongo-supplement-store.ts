import { signatureText, toSignature } from '../signature-text.ts'
import type { CertifiedSupplement, SupplementStore } from '../supplement-store.ts'
import { asked, insertOnce } from './errors.ts'
import type { SupplementDocument } from './free-text-documents.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createSupplementStore({ supplement }: Pick<Models, 'supplement'>): SupplementStore {
  return {
    insertSupplement: ({ roundId: round, number, digest, text, signature: given }) => {
      const _id = joinedId([round, String(number)], ' ')
      const signature = signatureText(given)
      return insertOnce(supplement.create([{ _id, round, number, digest, text, signature }]))
    },
    async listSupplements(round) {
      const found = supplement.find({ round }).sort({ number: 1 })
      return (await asked(found.lean().exec())).map(toSupplement)
    },
    async findSupplement(round) {
      const last = supplement.findOne({ round }).sort({ number: -1 })
      const found = await asked(last.lean().exec())
      return found === null ? null : toSupplement(found)
    },
  }
}

function toSupplement(found: SupplementDocument): CertifiedSupplement {
  const { round, number, digest, text, signature } = found
  return { roundId: round, number, digest, text, ...toSignature(signature) }
}
