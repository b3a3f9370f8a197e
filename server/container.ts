import type { Program } from '../reports/results/result-set.ts'
import type { Sector } from '../surveys/association.ts'
import type { Instant } from '../surveys/instant.ts'
import { type Config, isServerAddress } from './config.ts'
import { readRecordsApart } from './files/read-records-apart.ts'
import { toTable } from './files/read-table.ts'
import { type RetiredKeys, rememberRetiredKeys } from './keys/retired-keys.ts'
import { createServerSecret, type ServerSecret } from './keys/server-secret.ts'
import { withUsual } from './login-settings.ts'
import { type ActLog, createActLog } from './services/act-log.ts'
import { type AnswerCopyService, createAnswerCopyService } from './services/answer-copy-service.ts'
import { type AnswerService, createAnswerService } from './services/answer-service.ts'
import { type ApprovalService, createApprovalService } from './services/approval-service.ts'
import {
  type CertificationService,
  createCertificationService,
} from './services/certification-service.ts'
import { createReceiptCheck, type ReceiptCheck } from './services/check-receipt.ts'
import { type BodyService, createBodyService } from './services/body-service.ts'
import { type ComparisonService, createComparisonService } from './services/comparison-service.ts'
import { clearTraces } from './services/clear-traces.ts'
import { createImportService, type ImportService } from './services/import-service.ts'
import type { Job } from './jobs/run-jobs.ts'
import { createInvitationService, type InvitationService } from './services/invitation-service.ts'
import { createKeyingService, type KeyingService } from './services/keying-service.ts'
import { createMailServices, type MailServices } from './services/mail-services.ts'
import type { MailSurroundings } from './services/mail-surroundings.ts'
import { createFieldServices, type FieldServices } from './services/field-services.ts'
import { createOpenLinkService, type OpenLinkService } from './services/open-link-service.ts'
import { createOutcomeService, type OutcomeService } from './services/outcome-service.ts'
import { createOutlookService, type OutlookService } from './services/outlook-service.ts'
import { createPaperService, type PaperService } from './services/paper-service.ts'
import { forgetContacts } from './services/forget-contacts.ts'
import { createRegisterBook, type RegisterBook } from './services/register-book.ts'
import { createRegisterImport, type RegisterImport } from './services/register-import.ts'
import { createProgressService, type ProgressService } from './services/progress-service.ts'
import { createProtocolService, type ProtocolService } from './services/protocol-service.ts'
import { createRegisterService, type RegisterService } from './services/register-service.ts'
import { type RepairDeps, repairOpenRounds } from './services/repair-answered.ts'
import { createResultService, type ResultService } from './services/result-service.ts'
import { createRoundKeys, type RoundKeys } from './services/round-keys.ts'
import { createRoundService, type RoundService } from './services/round-service.ts'
import {
  createStaffServices,
  type StaffServices,
  type StaffSettings,
} from './services/staff-services.ts'
import {
  createSurveyDraftService,
  type SurveyDraftService,
} from './services/survey-draft-service.ts'
import { createSurveyService, type SurveyService } from './services/survey-service.ts'
import {
  createUploadService,
  type FileReader,
  type UploadService,
} from './services/upload-service.ts'
import { createWalkInService, type WalkInService } from './services/walk-in-service.ts'
import { createWayOutService, type WayOutService } from './services/way-out-service.ts'
import { createVerifyService, type VerifyService } from './services/verify-service.ts'
import { createSqliteStore } from './store/sqlite/sqlite-store.ts'
import { upgradeSqlite } from './store/sqlite/upgrade.ts'
import type { Store } from './store/store.ts'
import type { Upgraded, UpgradeOptions } from './store/upgrade.ts'

const REPAIR_EVERY_MS = 10 * 60_000
const CLEAR_EVERY_MS = 10 * 60_000
/** Often: somebody may wait for a new link. */
const SEND_EVERY_MS = 5000
const FORGET_EVERY_MS = 60 * 60_000

/** What the outside world lends the services. */
export interface Surroundings {
  readonly store: Store
  readonly secret: Uint8Array
  readonly sectors: readonly Sector[]
  readonly staff: StaffSettings
  readonly mail: MailSurroundings
  readonly program: Program
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
  /** Left out: remembered only as long as the process lives. */
  readonly retired?: RetiredKeys
}

export interface Container
  extends StaffServices, RegisterServices, AnsweringServices, MailServices, FieldServices {
  readonly store: Store
  readonly acts: ActLog
  readonly surveys: SurveyService
  readonly surveyDrafts: SurveyDraftService
  readonly rounds: RoundService
  readonly certification: CertificationService
  readonly results: ResultService
  readonly outlooks: OutlookService
  readonly progress: ProgressService
  readonly comparisons: ComparisonService
  readonly verification: VerifyService
  readonly now: () => Instant
  /** What a server does by itself now and then. */
  readonly jobs: readonly Job[]
}

/**
 * Opens the store at an address: a file, or `mongodb://…`.
 *
 * @throws Problem 'store/…' for a store that is not there, not ours, or not safe to use.
 */
export async function openStore(
  address: string,
  { allowStandalone = false }: { readonly allowStandalone?: boolean } = {},
): Promise<Store> {
  if (!isServerAddress(address)) return createSqliteStore(address)
  // Loaded when it is used: it takes a third of the time that the program needs to start.
  const { createMongoStore } = await import('./store/mongo/mongo-store.ts')
  return createMongoStore(address, { allowStandalone })
}

/**
 * Brings the store at an address to the version that this program needs; nobody may serve it meanwhile.
 *
 * @throws Problem 'store/alreadyServed', 'store/otherProgram' or 'store/newerProgram'.
 */
export async function upgradeStore(
  address: string,
  options: UpgradeOptions & { readonly allowStandalone: boolean },
): Promise<Upgraded> {
  if (!isServerAddress(address)) return upgradeSqlite(address, options)
  const { upgradeMongo } = await import('./store/mongo/upgrade.ts')
  return upgradeMongo(address, options)
}

/**
 * Puts a store back as it was before an upgrade, from the file that the upgrade left.
 *
 * @param image What the file's first line says that it is, and its lines.
 * @returns false when it is not such a file, or the store is not of the kind that leaves one.
 */
export async function restoreImage(
  address: string,
  { kind, lines }: { readonly kind: unknown; readonly lines: AsyncIterable<string> },
  options: { readonly allowStandalone: boolean },
): Promise<boolean> {
  if (!isServerAddress(address)) return false
  const { IMAGE, restoreMongoImage } = await import('./store/mongo/upgrade.ts')
  if (kind !== IMAGE) return false
  await restoreMongoImage(address, lines, options)
  return true
}

/** The other service that people log in at, as the settings have it; `null`: none. */
export async function openIdOf({
  baseUrl,
  login,
  openIdSecret,
}: Config): Promise<StaffSettings['openId']> {
  if (login.openId === undefined) return null
  const { roles, claims, ...settings } = withUsual(login.openId)
  const { createOpenIdProvider } = await import('./identity/openid-provider.ts')
  const provider = createOpenIdProvider({ ...settings, baseUrl, clientSecret: openIdSecret })
  return { provider, rules: { roles, claims } }
}

/** A file is read where it can hurt nobody else. */
const files: FileReader = { read: readRecordsApart, toTable }

/** The composition root: ties the services together over a store. */
export function createContainer(surroundings: Surroundings): Container {
  const { store, sectors, program, now, randomBytes } = surroundings
  const { retired = rememberRetiredKeys() } = surroundings
  const secret = createServerSecret(surroundings.secret)
  const surveys = createSurveyService({ store })
  const keys = createRoundKeys({ store, secret, retired })
  const rounds = createRoundService({ store, surveys, keys, secret, sectors, now, randomBytes })
  const access = { store, surveys, keys, secret, now, randomBytes }
  const results = createResultService({ ...access, rounds, program })
  const comparisons = createComparisonService({ ...access, rounds, results, program })
  const acts = createActLog({ store, now })
  const staff = createStaffServices({ ...surroundings, acts })
  const register = registerOver({ ...surroundings, acts })
  const mail = createMailServices({ ...access, rounds, mail: surroundings.mail })
  const answering = answeringOver({ ...access, rounds })
  return {
    ...staff,
    ...mail,
    store,
    acts,
    now,
    ...register,
    surveys,
    surveyDrafts: createSurveyDraftService({ store, surveys, acts, now, randomBytes }),
    rounds,
    ...answering,
    ...createFieldServices({ ...mail, ...answering, rounds, now }),
    certification: createCertificationService({ ...access, rounds, program }),
    results,
    outlooks: createOutlookService({ store, rounds, sectors, now }),
    progress: createProgressService({ ...access, rounds }),
    comparisons,
    jobs: jobsOver({ store, keys, now }, { ...staff, ...register, ...mail }),
    verification: createVerifyService({ store, surveys, comparisons, acts, program }),
  }
}

interface AnsweringServices {
  readonly answers: AnswerService
  readonly waysOut: WayOutService
  readonly walkIns: WalkInService
  readonly openLinks: OpenLinkService
  readonly approvals: ApprovalService
  readonly receipts: ReceiptCheck
  readonly outcomes: OutcomeService
  readonly invitations: InvitationService
  readonly paper: PaperService
  readonly protocols: ProtocolService
  readonly imports: ImportService
  readonly keying: KeyingService
  readonly answerCopies: AnswerCopyService
}

/** What whoever handles a round is given. */
interface RoundAccess extends Pick<Surroundings, 'store' | 'now' | 'randomBytes'> {
  readonly surveys: SurveyService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly rounds: RoundService
}

/** Everything that has to do with a round while it is answered. */
function answeringOver(deps: RoundAccess): AnsweringServices {
  return {
    answers: createAnswerService(deps),
    waysOut: createWayOutService(deps),
    walkIns: createWalkInService(deps),
    openLinks: createOpenLinkService(deps),
    approvals: createApprovalService(deps),
    receipts: createReceiptCheck(deps),
    outcomes: createOutcomeService(deps),
    invitations: createInvitationService(deps),
    paper: createPaperService(deps),
    protocols: createProtocolService(deps),
    imports: createImportService(deps),
    keying: createKeyingService(deps),
    answerCopies: createAnswerCopyService(deps),
  }
}

interface RegisterServices {
  readonly book: RegisterBook
  readonly register: RegisterService
  readonly registerImports: RegisterImport
  readonly uploads: UploadService
  readonly bodies: BodyService
}

/** Everything that has to do with the register. */
function registerOver(surroundings: Surroundings & { readonly acts: ActLog }): RegisterServices {
  const book = createRegisterBook(surroundings)
  const registerImports = createRegisterImport({ ...surroundings, book })
  return {
    book,
    register: createRegisterService({ ...surroundings, book }),
    registerImports,
    bodies: createBodyService(surroundings),
    uploads: createUploadService({ ...surroundings, files, registerImports, book }),
  }
}

function jobsOver(
  deps: RepairDeps,
  {
    forget,
    uploads,
    book,
    sendOutbox,
  }: Pick<StaffServices, 'forget'> & RegisterServices & Pick<MailServices, 'sendOutbox'>,
): readonly Job[] {
  return [
    { name: 'send-mail', everyMs: SEND_EVERY_MS, run: sendOutbox },
    {
      name: 'repair-answered',
      everyMs: REPAIR_EVERY_MS,
      run: () => repairOpenRounds(deps),
    },
    {
      name: 'clear-traces',
      everyMs: CLEAR_EVERY_MS,
      run: () => clearTraces(deps),
    },
    { name: 'forget-sessions', everyMs: FORGET_EVERY_MS, run: forget },
    { name: 'forget-uploads', everyMs: FORGET_EVERY_MS, run: () => uploads.forget() },
    {
      name: 'forget-contacts',
      everyMs: FORGET_EVERY_MS,
      run: () => forgetContacts({ ...deps, book }),
    },
  ]
}
