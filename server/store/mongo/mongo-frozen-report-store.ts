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
      const _id = joinedId([dossier, String(number)], ' ')
      const signature = signatureText(given)
      return insertOnce(frozenReport.create([{ _id, dossier, number, digest, text, signature }]))
    },
    async listFrozenReports(dossierId) {
      const found = frozenReport.find({ dossier: dossierId }).sort({ number: 1 })
      return (await asked(found.lean().exec())).map(
        ({ dossier, number, digest, text, signature }) => ({
          dossierId: dossier,
          number,
          digest,
          text,
          ...toSignature(signature),
        }),
      )
    },
  }
}
