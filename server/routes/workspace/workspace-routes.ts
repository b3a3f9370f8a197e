import { Router } from 'express'

import { createStaffAccess } from '../../middleware/staff-access.ts'
import { createStaffCookies } from '../../middleware/staff-cookies.ts'
import { type AccountRouteDeps, accountRoutes } from './account-routes.ts'
import { type BodyRouteDeps, bodyRoutes } from './body-routes.ts'
import { type CodingRouteDeps, codingRoutes } from './coding-routes.ts'
import { type FirstLoginRouteDeps, firstLoginRoutes } from './first-login-routes.ts'
import { type LoginRouteDeps, loginRoutes } from './login-routes.ts'
import { type JobRouteDeps, jobRoutes } from './job-routes.ts'
import { type LogRouteDeps, logRoutes } from './log-routes.ts'
import { associationRoutes } from './association-routes.ts'
import { type LetterRouteDeps, letterRoutes } from './letter-routes.ts'
import { mailAddressRoutes } from './mail-address-routes.ts'
import { mailDecisionRoutes } from './mail-decision-routes.ts'
import { type MailRouteDeps, mailRoutes } from './mail-routes.ts'
import { mailTextRoutes } from './mail-text-routes.ts'
import { newLinkRoutes } from './new-link-routes.ts'
import { openIdRoutes } from './openid-routes.ts'
import { registerRoutes } from './register-routes.ts'
import { type UploadRouteDeps, uploadRoutes } from './upload-routes.ts'
import { type KeyingRouteDeps, keyingRoutes } from './keying-routes.ts'
import { type OutcomeRouteDeps, outcomeRoutes } from './outcome-routes.ts'
import { type ProgressRouteDeps, progressRoutes } from './progress-routes.ts'
import { type PublishRouteDeps, publishSurveyRoutes } from './publish-survey-routes.ts'
import { type ReportRouteDeps, reportRoutes } from './report-routes.ts'
import { type PackageRouteDeps, packageRoutes } from './package-routes.ts'
import { type CertificationRouteDeps, certificationRoutes } from './certification-routes.ts'
import { type CorrectionRouteDeps, correctionRoutes } from './correction-routes.ts'
import { type PublicationRouteDeps, publicationRoutes } from './publication-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { extensionRoutes } from './extension-routes.ts'
import { type RoundRouteDeps, roundRoutes } from './round-routes.ts'
import { type SetUpRouteDeps, setUpRoutes } from './set-up-routes.ts'
import { surveyDraftPages } from './survey-draft-pages.ts'
import { surveyRoutes } from './survey-routes.ts'
import { type UserRouteDeps, userRoutes } from './user-routes.ts'
import { type WaitingRouteDeps, waitingRoutes } from './waiting-routes.ts'

export type WorkspaceDeps = Omit<
  ReportRouteDeps &
    SetUpRouteDeps &
    PublishRouteDeps &
    ProgressRouteDeps &
    PackageRouteDeps &
    OutcomeRouteDeps &
    WaitingRouteDeps &
    RoundRouteDeps &
    KeyingRouteDeps &
    CertificationRouteDeps &
    CorrectionRouteDeps &
    PublicationRouteDeps &
    CodingRouteDeps &
    MailRouteDeps &
    LetterRouteDeps &
    LoginRouteDeps &
    FirstLoginRouteDeps &
    AccountRouteDeps &
    UserRouteDeps &
    UploadRouteDeps &
    BodyRouteDeps &
    JobRouteDeps &
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
  router.use(roundPages(all))
  router.use(publishSurveyRoutes(all))
  router.use(surveyRoutes(all))
  router.use(surveyDraftPages(all))
  router.use(loginRoutes(all))
  if (deps.openId !== null) router.use(openIdRoutes({ ...all, openId: deps.openId }))
  router.use(firstLoginRoutes(all))
  router.use(accountRoutes(all))
  router.use(userRoutes(all))
  router.use(jobRoutes(all))
  router.use(registerRoutes(all))
  router.use(associationRoutes(all))
  router.use(uploadRoutes(all))
  router.use(bodyRoutes(all))
  router.use(logRoutes(all))
  return router
}

/** Everything that has to do with one round. */
function roundPages(all: WorkspaceDeps & Pick<RoundRouteDeps, 'staff'>): Router[] {
  return [
    setUpRoutes(all),
    roundRoutes(all),
    extensionRoutes(all),
    keyingRoutes(all),
    reviewRoutes(all),
    certificationRoutes(all),
    correctionRoutes(all),
    publicationRoutes(all),
    mailRoutes(all),
    mailDecisionRoutes(all),
    mailTextRoutes(all),
    mailAddressRoutes(all),
    newLinkRoutes(all),
    letterRoutes(all),
    progressRoutes(all),
    codingRoutes(all),
    packageRoutes(all),
    outcomeRoutes(all),
    waitingRoutes(all),
  ]
}
