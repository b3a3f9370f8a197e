import type { Crosswalk, PublishedCrosswalk } from '../../../surveys/crosswalk.ts'
import type { PublishedSurvey, Survey } from '../../../surveys/survey.ts'
import { parseDocument } from '../parse-document.ts'
import type { SurveyStore } from '../survey-store.ts'
import type { CrosswalkDocument, SurveyDocument } from './documents.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

/** A definition is kept as text, exactly as it was digested. */
export function createSurveyStore({
  survey,
  crosswalk,
}: Pick<Models, 'survey' | 'crosswalk'>): SurveyStore {
  return {
    insertSurvey: ({ key, digest, survey: definition }) =>
      insertOnce(survey.create([{ _id: key, digest, definition: JSON.stringify(definition) }])),
    findSurvey: async key => toSurvey(await asked(survey.findById(key).lean().exec())),
    async listSurveys() {
      const found = await asked(survey.find({}, { _id: 1 }).sort({ _id: 1 }).lean().exec())
      return found.map(({ _id }) => _id)
    },

    insertCrosswalk: ({ key, digest, crosswalk: definition }) => {
      const { from, to, version } = definition
      const text = JSON.stringify(definition)
      return insertOnce(
        crosswalk.create([{ _id: key, digest, definition: text, from, to, version }]),
      )
    },
    async listCrosswalks() {
      const found = await asked(crosswalk.find().sort({ _id: 1 }).lean().exec())
      return found.map(parseCrosswalk)
    },
    findCrosswalkVersion: async key =>
      toCrosswalk(await asked(crosswalk.findById(key).lean().exec())),
    findCrosswalk: async (from, to) =>
      toCrosswalk(await asked(crosswalk.findOne({ from, to }).sort({ version: -1 }).lean().exec())),
  }
}

function toSurvey(document: SurveyDocument | null): PublishedSurvey | null {
  if (document === null) return null
  const { _id: key, digest, definition } = document
  return { key, digest, survey: parseDocument<Survey>(definition) }
}

function toCrosswalk(document: CrosswalkDocument | null): PublishedCrosswalk | null {
  return document === null ? null : parseCrosswalk(document)
}

function parseCrosswalk({ _id: key, digest, definition }: CrosswalkDocument): PublishedCrosswalk {
  return { key, digest, crosswalk: parseDocument<Crosswalk>(definition) }
}
