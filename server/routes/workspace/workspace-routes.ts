import { Router } from 'express'

import { createStaffAccess, type StaffAccess } from '../../middleware/staff-access.ts'
import { createStaffCookies, type StaffCookies } from '../../middleware/staff-cookies.ts'
import { type AccountRouteDeps, accountRoutes } from './account-routes.ts'
import { askRoutes } from './ask-routes.ts'
import { auditEntryRoutes } from './audit-entry-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { frozenProtocolRoutes } from './frozen-protocol-routes.ts'
import { type InquiryChangeRouteDeps, inquiryChangeRoutes } from './inquiry-change-routes.ts'
import { inquiryRoutes } from './inquiry-routes.ts'
import { type FrozenReportRouteDeps, frozenReportRoutes } from './frozen-report-routes.ts'
import { type BodyRouteDeps, bodyRoutes } from './body-routes.ts'
import { type ChooseRoundsRouteDeps, chooseRoundsRoutes } from './choose-rounds-routes.ts'
import { type DossierImportRouteDeps, dossierImportRoutes } from './dossier-import-routes.ts'
import { type CodingRouteDeps, codingRoutes } from './coding-routes.ts'
import { explorerRoutes } from './explorer-routes.ts'
import { type FirstLoginRouteDeps, firstLoginRoutes } from './first-login-routes.ts'
import { type LoginRouteDeps, loginRoutes } from './login-routes.ts'
import { type JobRouteDeps, jobRoutes } from './job-routes.ts'
import { type LogRouteDeps, logRoutes } from './log-routes.ts'
import { associationRoutes } from './association-routes.ts'
import { type ImportRouteDeps, importRoutes } from './import-routes.ts'
import { type LetterRouteDeps, letterRoutes } from './letter-routes.ts'
import { type LinkRouteDeps, linkRoutes } from './link-routes.ts'
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
import { proposalRoutes } from './proposal-routes.ts'
import { printedComparisonRoutes } from './printed-comparison-routes.ts'
import { printedFormRoutes } from './printed-form-routes.ts'
import { type PrintedRouteDeps, printedRoutes } from './printed-routes.ts'
import { type ProgressRouteDeps, progressRoutes } from './progress-routes.ts'
import { type ProtocolRouteDeps, protocolRoutes } from './protocol-routes.ts'
import { type PublishRouteDeps, publishSurveyRoutes } from './publish-survey-routes.ts'
import { type ReportTextRouteDeps, reportTextRoutes } from './report-text-routes.ts'
import { type ReportRouteDeps, reportRoutes } from './report-routes.ts'
import { type PackageRouteDeps, packageRoutes } from './package-routes.ts'
import { type CertificationRouteDeps, certificationRoutes } from './certification-routes.ts'
import { type CorrectionRouteDeps, correctionRoutes } from './correction-routes.ts'
import { type DisclosureRouteDeps, disclosureRoutes } from './disclosure-routes.ts'
import { type DisposalRouteDeps, disposalRoutes } from './disposal-routes.ts'
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
    ChooseRoundsRouteDeps &
    SetUpRouteDeps &
    PublishRouteDeps &
    ProgressRouteDeps &
    PackageRouteDeps &
    OutcomeRouteDeps &
    WaitingRouteDeps &
    RoundRouteDeps &
    KeyingRouteDeps &
    CertificationRouteDeps &
    ProtocolRouteDeps &
    CorrectionRouteDeps &
    DisclosureRouteDeps &
    DisposalRouteDeps &
    PublicationRouteDeps &
    ReportTextRouteDeps &
    CodingRouteDeps &
    MailRouteDeps &
    LetterRouteDeps &
    LinkRouteDeps &
    ImportRouteDeps &
    LoginRouteDeps &
    FirstLoginRouteDeps &
    AccountRouteDeps &
    UserRouteDeps &
    UploadRouteDeps &
    BodyRouteDeps &
    PrintedRouteDeps &
    JobRouteDeps &
    DossierImportRouteDeps &
    FrozenReportRouteDeps &
    InquiryChangeRouteDeps &
    LogRouteDeps,
  'staff' | 'cookies'
>

/** What the door to the work space is made of, too. */
interface Inside extends WorkspaceDeps {
  readonly staff: StaffAccess
  readonly cookies: StaffCookies
}

const PAGES: readonly ((deps: Inside) => Router)[] = [
  chooseRoundsRoutes,
  explorerRoutes,
  linkRoutes,
  importRoutes,
  reportRoutes,
  setUpRoutes,
  roundRoutes,
  extensionRoutes,
  keyingRoutes,
  reviewRoutes,
  certificationRoutes,
  protocolRoutes,
  correctionRoutes,
  disclosureRoutes,
  disposalRoutes,
  publicationRoutes,
  reportTextRoutes,
  mailRoutes,
  mailDecisionRoutes,
  mailTextRoutes,
  mailAddressRoutes,
  newLinkRoutes,
  letterRoutes,
  progressRoutes,
  codingRoutes,
  packageRoutes,
  outcomeRoutes,
  waitingRoutes,
  publishSurveyRoutes,
  surveyRoutes,
  surveyDraftPages,
  loginRoutes,
  firstLoginRoutes,
  accountRoutes,
  userRoutes,
  jobRoutes,
  registerRoutes,
  associationRoutes,
  uploadRoutes,
  bodyRoutes,
  dossierImportRoutes,
  auditRoutes,
  auditEntryRoutes,
  frozenReportRoutes,
  frozenProtocolRoutes,
  askRoutes,
  inquiryRoutes,
  inquiryChangeRoutes,
  proposalRoutes,
  printedRoutes,
  printedFormRoutes,
  printedComparisonRoutes,
  logRoutes,
]

/** Everything that those who work here use, with the door in front of it. */
export function workspaceRoutes(
  deps: WorkspaceDeps,
  { isHttps }: { readonly isHttps: boolean },
): Router {
  const cookies = createStaffCookies({ isHttps })
  const inside = { ...deps, cookies, staff: createStaffAccess({ ...deps, cookies }) }
  const router = Router()
  for (const pages of PAGES) router.use(pages(inside))
  if (deps.openId !== null) router.use(openIdRoutes({ ...inside, openId: deps.openId }))
  return router
}
