import { Router } from 'express'

import { surveyDraftElementRoutes } from './survey-draft-element-routes.ts'
import { surveyDraftJsonRoutes } from './survey-draft-json-routes.ts'
import { surveyDraftPartRoutes } from './survey-draft-part-routes.ts'
import { surveyDraftRoutes } from './survey-draft-routes.ts'
import { surveyDraftStartRoutes } from './survey-draft-start-routes.ts'
import { surveyDraftStepRoutes } from './survey-draft-step-routes.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

/** Every page of a draft of an enkät, from when it is begun until it is published or thrown away. */
export function surveyDraftPages(deps: SurveyRouteDeps): Router {
  const router = Router()
  router.use(surveyDraftStartRoutes(deps))
  router.use(surveyDraftRoutes(deps))
  router.use(surveyDraftPartRoutes(deps))
  router.use(surveyDraftElementRoutes(deps))
  router.use(surveyDraftJsonRoutes(deps))
  router.use(surveyDraftStepRoutes(deps))
  return router
}
