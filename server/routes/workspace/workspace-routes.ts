import { Router } from 'express'

import { createStaffAccess } from '../../middleware/staff-access.ts'
import { createStaffCookies } from '../../middleware/staff-cookies.ts'
import { type AccountRouteDeps, accountRoutes } from './account-routes.ts'
import { type BodyRouteDeps, bodyRoutes } from './body-routes.ts'
import { type FirstLoginRouteDeps, firstLoginRoutes } from './first-login-routes.ts'
import { type LoginRouteDeps, loginRoutes } from './login-routes.ts'
import { type LogRouteDeps, logRoutes } from './log-routes.ts'
import { associationRoutes } from './association-routes.ts'
import { openIdRoutes } from './openid-routes.ts'
import { registerRoutes } from './register-routes.ts'
import { type UploadRouteDeps, uploadRoutes } from './upload-routes.ts'
import { type KeyingRouteDeps, keyingRoutes } from './keying-routes.ts'
import { type ProgressRouteDeps, progressRoutes } from './progress-routes.ts'
import { type PublishRouteDeps, publishSurveyRoutes } from './publish-survey-routes.ts'
import { type ReportRouteDeps, reportRoutes } from './report-routes.ts'
import { extensionRoutes } from './extension-routes.ts'
import { type RoundRouteDeps, roundRoutes } from './round-routes.ts'
import { type SetUpRouteDeps, setUpRoutes } from './set-up-routes.ts'
import { surveyRoutes } from './survey-routes.ts'
import { type UserRouteDeps, userRoutes } from './user-routes.ts'

export type WorkspaceDeps = Omit<
  ReportRouteDeps &
    SetUpRouteDeps &
    PublishRouteDeps &
    ProgressRouteDeps &
    RoundRouteDeps &
    KeyingRouteDeps &
    LoginRouteDeps &
    FirstLoginRouteDeps &
    AccountRouteDeps &
    UserRouteDeps &
    UploadRouteDeps &
    BodyRouteDeps &
    LogRouteDeps,
  'staff' | 'cookies'
>

/** Everything that those who work here use, with the door in front of it. */
export function workspaceRoutes(
  deps: WorkspaceDeps,
  { isHttps }: { readonly isHttps: boolean },
): Router {
  const cookies = createStaffCookies({ isHttps })
  const all = { ...deps, cookies, staff: createStaffAccess({ ...deps, cookies }) }
  const router = Router()
  router.use(reportRoutes(all))
  router.use(setUpRoutes(all))
  router.use(roundRoutes(all))
  router.use(extensionRoutes(all))
  router.use(keyingRoutes(all))
  router.use(progressRoutes(all))
  router.use(publishSurveyRoutes(all))
  router.use(surveyRoutes(all))
  router.use(loginRoutes(all))
  if (deps.openId !== null) router.use(openIdRoutes({ ...all, openId: deps.openId }))
  router.use(firstLoginRoutes(all))
  router.use(accountRoutes(all))
  router.use(userRoutes(all))
  router.use(registerRoutes(all))
  router.use(associationRoutes(all))
  router.use(uploadRoutes(all))
  router.use(bodyRoutes(all))
  router.use(logRoutes(all))
  return router
}
