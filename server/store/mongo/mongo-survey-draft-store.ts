import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import { parseDocument } from '../parse-document.ts'
import type { SurveyDraftStore } from '../survey-draft-store.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

export function createSurveyDraftStore({
  surveyDraft,
}: Pick<Models, 'surveyDraft'>): SurveyDraftStore {
  return {
    insertSurveyDraft: given => {
      const { id, revision } = given
      return insertOnce(surveyDraft.create([{ _id: id, revision, text: JSON.stringify(given) }]))
    },
    async saveSurveyDraft(given) {
      const { id, revision } = given
      const change = { $set: { revision, text: JSON.stringify(given) } }
      const before = { _id: id, revision: revision - 1 }
      const { matchedCount } = await asked(surveyDraft.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
    async findSurveyDraft(id) {
      const found = await asked(surveyDraft.findById(id).lean().exec())
      return found === null ? null : parseDocument<SurveyDraft>(found.text)
    },
    async listSurveyDrafts() {
      const found = await asked(surveyDraft.find().sort({ _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<SurveyDraft>(text))
    },
    async removeSurveyDraft({ id, revision }) {
      const { deletedCount } = await asked(surveyDraft.deleteOne({ _id: id, revision }).exec())
      return deletedCount === 1 ? 'removed' : 'stale'
    },
  }
}
