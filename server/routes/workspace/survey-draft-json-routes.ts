import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { DEFINITION } from '../../views/staff/publish-survey-view.ts'
import { draftJsonView } from '../../views/staff/survey-draft-forms.ts'
import { keepTyped } from './keep-typed.ts'
import { readJson } from './publish-survey-routes.ts'
import { fieldIn, refuse } from './staff-form.ts'
import { type DraftParams, seenIn } from './survey-draft-routes.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

/** The whole of a draft as the definition that it is: what has no form is changed here. */
export function surveyDraftJsonRoutes(deps: SurveyRouteDeps): Router {
  const edit = deps.staff.mayDo<DraftParams>('surveys.publish')
  const router = Router()
  router.get(paths.surveyDraftJson, edit, async (req, res) => {
    const draft = await deps.surveyDrafts.get(req.params.draftId)
    const typed = JSON.stringify(draft.survey, null, 2)
    sendJson(res, { draft, typed, error: null, faults: [], isStale: false }, deps)
  })
  router.post(paths.surveyDraftJson, edit, saveJson(deps))
  return router
}

interface ShownJson {
  readonly draft: SurveyDraft
  readonly typed: string
  readonly error: string | null
  readonly faults: readonly Fault[]
  readonly isStale: boolean
}

function sendJson(
  res: ExpressResponse,
  shown: ShownJson,
  { renderer, say }: SurveyRouteDeps,
): void {
  const view = draftJsonView({ ...shown, visitor: visitOf(res) }, say)
  renderer.send(res, 'pages/work/survey-draft-json', view)
}

/** 303 when it is saved, 422 for what is no survey, 409 when somebody else was first; what was typed is kept. */
function saveJson(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts, say } = deps
  return keepTyped(deps, async (req, res) => {
    const { draftId } = req.params
    const typed = fieldIn(req, DEFINITION)
    const read = readJson(typed)
    if (read === null) {
      const draft = await surveyDrafts.get(draftId)
      const error = say('survey.publish.notJson')
      return sendJson(refuse(res, null), { draft, typed, error, faults: [], isStale: false }, deps)
    }
    const outcome = await surveyDrafts.change(
      seenIn(req, draftId),
      () => read.data,
      originIn(req, res),
    )
    if (outcome.kind === 'done') {
      return seeOther(res, pathTo.surveyDraft(draftId, { klart: 'sparad' }))
    }
    const { draft } = outcome
    if (outcome.kind === 'stale') {
      const shown = { draft, typed, error: null, faults: [], isStale: true }
      return sendJson(res.status(409), shown, deps)
    }
    const { faults } = outcome
    const error = say('survey.publish.faulty', { count: faults.length })
    sendJson(refuse(res, null), { draft, typed, error, faults, isStale: false }, deps)
  })
}
