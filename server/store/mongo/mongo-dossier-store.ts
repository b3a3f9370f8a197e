import type { Addition } from '../../../reports/follow-up/additions.ts'
import type { DossierStore } from '../dossier-store.ts'
import { parseDocument } from '../parse-document.ts'
import { asked, insertOnce } from './errors.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createDossierStore({
  dossierAddition,
}: Pick<Models, 'dossierAddition'>): DossierStore {
  return {
    insertAddition: addition => {
      const { dossierId: dossier, number } = addition
      const _id = joinedId([dossier, String(number)], ' ')
      const text = JSON.stringify(addition)
      return insertOnce(dossierAddition.create([{ _id, dossier, number, text }]))
    },
    async listAdditions(dossierId) {
      const found = dossierAddition.find({ dossier: dossierId }).sort({ number: 1 })
      const additions = await asked(found.lean().exec())
      return additions.map(({ text }) => parseDocument<Addition>(text))
    },
    async listDossiers() {
      // Every dossier has a first addition.
      const first = dossierAddition.find({ number: 1 }, { dossier: 1 }).sort({ dossier: 1 })
      return (await asked(first.lean().exec())).map(({ dossier }) => dossier)
    },
  }
}
