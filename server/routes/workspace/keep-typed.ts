import type { Request, RequestHandler, Response as ExpressResponse } from 'express'

import type { FormBody } from '../../middleware/form-body.ts'
import { visitOf } from '../../middleware/staff-access.ts'
import type { ProblemCode } from '../../problem-codes.ts'
import { Problem } from '../../problems.ts'
import { FORM_KEY } from '../../views/work-page.ts'
import { goneDraftView } from '../../views/staff/survey-draft-gone-view.ts'
import { DRAFT_REVISION } from '../../views/staff/survey-draft-view.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

const GONE: readonly ProblemCode[] = ['surveyDraft/unknown', 'surveyDraft/noPart']
const NOT_TYPED: readonly string[] = [FORM_KEY, DRAFT_REVISION]

/**
 * Saves something of a draft. When what it belongs to is gone, because somebody else has published it, thrown it
 * away or taken it out, the page that says so has what was typed, to be copied.
 */
export function keepTyped<Params>(
  { renderer, say }: SurveyRouteDeps,
  save: (req: Request<Params>, res: ExpressResponse) => Promise<void>,
): RequestHandler<Params> {
  return async (req, res) => {
    try {
      await save(req, res)
    } catch (problem) {
      if (!(problem instanceof Problem) || !GONE.includes(problem.code)) throw problem
      const fields = [...((req.body ?? new Map()) as FormBody)]
      const typed = fields.flatMap(([name, texts]) => (NOT_TYPED.includes(name) ? [] : texts))
      const view = goneDraftView({ visitor: visitOf(res), code: problem.code, typed }, say)
      renderer.send(res.status(problem.status), 'pages/work/gone-survey-draft', view)
    }
  }
}
