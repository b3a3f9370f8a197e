import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { NOTHING_TYPED } from '../../views/form-field.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { publishDraftStep, removeDraftStep } from '../../views/staff/survey-draft-steps.ts'

import { type DraftParams, seenIn } from './survey-draft-routes.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

type StepOf = typeof publishDraftStep

/** A draft is published for ever, or thrown away: each asks once. */
export function surveyDraftStepRoutes(deps: SurveyRouteDeps): Router {
  const edit = deps.staff.mayDo<DraftParams>('surveys.publish')
  const router = Router()
  router.get(paths.surveyDraftPublishing, edit, ask(deps, publishDraftStep))
  router.post(paths.surveyDraftPublishing, edit, publishIt(deps))
  router.get(paths.surveyDraftRemoval, edit, ask(deps, removeDraftStep))
  router.post(paths.surveyDraftRemoval, edit, removeIt(deps))
  return router
}

function ask(deps: SurveyRouteDeps, stepOf: StepOf): RequestHandler<DraftParams> {
  return async (req, res) => {
    const draft = await deps.surveyDrafts.get(req.params.draftId)
    await sendStep(res, { draft, stepOf, isStale: false }, deps)
  }
}

async function sendStep(
  res: ExpressResponse,
  asked: { readonly draft: SurveyDraft; readonly stepOf: StepOf; readonly isStale: boolean },
  { surveyDrafts, renderer, say }: SurveyRouteDeps,
): Promise<void> {
  const { draft, stepOf, isStale } = asked
  const step = stepOf(await surveyDrafts.standingOf(draft), isStale, say)
  const view = confirmView(step, { visitor: visitOf(res), typed: NOTHING_TYPED }, say)
  renderer.send(res, 'pages/work/confirm', view)
}

/** 303 to the version, 422 with what hinders it, 409 when the draft is not as it was seen. */
function publishIt(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts } = deps
  return async (req, res) => {
    const { draftId } = req.params
    const draft = await surveyDrafts.get(draftId)
    const asked = { draft, stepOf: publishDraftStep }
    try {
      const outcome = await surveyDrafts.publish(seenIn(req, draftId), originIn(req, res))
      if (outcome.kind === 'done') {
        return seeOther(res, `${pathTo.survey(outcome.key)}?klart=publicerad`)
      }
      return await sendStep(
        res.status(409),
        { ...asked, draft: outcome.draft, isStale: true },
        deps,
      )
    } catch (problem) {
      if (!(problem instanceof Problem) || !HINDRANCES.includes(problem.code)) throw problem
      await sendStep(res.status(422), { ...asked, isStale: false }, deps)
    }
  }
}

const HINDRANCES = ['survey/faulty', 'survey/published']

function removeIt(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts } = deps
  return async (req, res) => {
    const { draftId } = req.params
    const outcome = await surveyDrafts.remove(seenIn(req, draftId), originIn(req, res))
    if (outcome === 'removed') return seeOther(res, paths.surveys)
    const draft = await surveyDrafts.get(draftId)
    await sendStep(res.status(409), { draft, stepOf: removeDraftStep, isStale: true }, deps)
  }
}
