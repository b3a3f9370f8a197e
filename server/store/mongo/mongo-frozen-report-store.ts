import type { FrozenReportStore } from '../frozen-report-store.ts'
import { signatureText, toSignature } from '../signature-text.ts'
import { asked, insertOnce } from './errors.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createFrozenReportStore({
  frozenReport,
}: Pick<Models, 'frozenReport'>): FrozenReportStore {
  return {
    insertFrozenReport: ({ dossierId: dossier, number, digest, text, signature: given }) => {
      const _id = keyOf(dossier, number)
      const signature = signatureText(given)
      return insertOnce(frozenReport.create([{ _id, dossier, number, digest, text, signature }]))
    },
    async findFrozenReport(dossierId, number) {
      const found = await asked(frozenReport.findById(keyOf(dossierId, number)).lean().exec())
      if (found === null) return null
      const { digest, text, signature } = found
      return { dossierId, number, digest, text, ...toSignature(signature) }
    },
    async listFrozenNumbers(dossier) {
      const found = frozenReport.find({ dossier }, { number: 1 }).sort({ number: 1 })
      return (await asked(found.lean().exec())).map(({ number }) => number)
    },
  }
}

function keyOf(dossier: string, number: number): string {
  return joinedId([dossier, String(number)], ' ')
}
