import type { Program } from '../reports/results/result-set.ts'
import type { Sector } from '../surveys/association.ts'
import type { Instant } from '../surveys/instant.ts'
import { type Config, isServerAddress } from './config.ts'
import { readRecordsApart } from './files/read-records-apart.ts'
import { toTable } from './files/read-table.ts'
import { type RetiredKeys, rememberRetiredKeys } from './keys/retired-keys.ts'
import { createServerSecret, type ServerSecret } from './keys/server-secret.ts'
import type { SigningKeys } from './keys/signatures.ts'
import { withUsual } from './login-settings.ts'
import { type ActLog, createActLog } from './services/act-log.ts'
import { type AnswerCopyService, createAnswerCopyService } from './services/answer-copy-service.ts'
import { type AnswerService, createAnswerService } from './services/answer-service.ts'
import { type ApprovalService, createApprovalService } from './services/approval-service.ts'
import { createReceiptCheck, type ReceiptCheck } from './services/check-receipt.ts'
import { clearTraces } from './services/clear-traces.ts'
import { createImportService, type ImportService } from './services/import-service.ts'
import type { Chore } from './jobs/run-chores.ts'
import { createJobService, type JobService } from './services/job-service.ts'
import { createInvitationService, type InvitationService } from './services/invitation-service.ts'
import { createKeyingService, type KeyingService } from './services/keying-service.ts'
import { createLeavingServices, type LeavingServices } from './services/leaving-services.ts'
import { createMailServices, type MailServices } from './services/mail-services.ts'
import { type AuditServices, createAuditServices } from './services/audit-services.ts'
import type { MailSurroundings } from './services/mail-surroundings.ts'
import { createFieldServices, type FieldServices } from './services/field-services.ts'
import { createOpenLinkService, type OpenLinkService } from './services/open-link-service.ts'
import { createOutcomeService, type OutcomeService } from './services/outcome-service.ts'
import { createPaperService, type PaperService } from './services/paper-service.ts'
import { type CodingServices, createCodingServices } from './services/coding-services.ts'
import { forgetContacts } from './services/forget-contacts.ts'
import { createRegisterServices, type RegisterServices } from './services/register-services.ts'
import { createProgressServices, type ProgressServices } from './services/progress-services.ts'
import { createProtocolService, type ProtocolService } from './services/protocol-service.ts'
import { type RepairDeps, repairOpenRounds } from './services/repair-answered.ts'
import { createResultServices, type ResultServices } from './services/result-services.ts'
import { createRoundKeys, type RoundKeys } from './services/round-keys.ts'
import { createRoundService, type RoundService } from './services/round-service.ts'
import { createSendingService, type SendingService } from './services/sending-service.ts'
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
import type { FileReader } from './services/upload-service.ts'
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
  readonly signing: SigningKeys
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
  extends
    StaffServices,
    RegisterServices,
    AnsweringServices,
    CodingServices,
    LeavingServices,
    MailServices,
    FieldServices,
    ProgressServices,
    AuditServices,
    ResultServices {
  readonly store: Store
  readonly acts: ActLog
  readonly surveys: SurveyService
  readonly surveyDrafts: SurveyDraftService
  readonly rounds: RoundService
  readonly verification: VerifyService
  /** Long work that people start. */
  readonly jobs: JobService
  /** The mailings, as long work that the server does. */
  readonly sendings: SendingService
  readonly now: () => Instant
  /** What a server does by itself now and then. */
  readonly chores: readonly Chore[]
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
  const { store, sectors, signing, program, now, randomBytes } = surroundings
  const { sign, known: knownKeys } = signing
  const { retired = rememberRetiredKeys() } = surroundings
  const secret = createServerSecret(surroundings.secret)
  const surveys = createSurveyService({ store })
  const keys = createRoundKeys({ store, secret, retired })
  const rounds = createRoundService({ store, surveys, keys, secret, sectors, now, randomBytes })
  const acts = createActLog({ store, now })
  const access = { store, surveys, keys, secret, acts, now, randomBytes }
  const staff = createStaffServices({ ...surroundings, acts })
  const jobs = createJobService(surroundings)
  const register = createRegisterServices({ ...surroundings, acts, jobs, files })
  const answering = answeringOver({ ...access, rounds })
  const results = createResultServices({ ...surroundings, ...access, ...answering, rounds, files })
  const leaving = createLeavingServices({ ...access, ...answering, ...results, rounds })
  const mail = createMailServices({ ...access, rounds, mail: surroundings.mail })
  return {
    ...staff,
    ...mail,
    store,
    acts,
    jobs,
    sendings: createSendingService({ store, mail: surroundings.mail, now }),
    now,
    ...register,
    surveys,
    surveyDrafts: createSurveyDraftService({ store, surveys, acts, now, randomBytes }),
    rounds,
    ...answering,
    ...results,
    ...leaving,
    ...createFieldServices({ ...mail, ...answering, rounds, now }),
    ...createCodingServices({ ...access, rounds, sign }),
    ...createProgressServices({ ...access, rounds, sectors }),
    chores: choresOver({ store, keys, now }, { ...staff, ...register, ...mail, ...leaving, jobs }),
    ...createAuditServices({ ...access, program, sign, mail: surroundings.mail }),
    verification: createVerifyService({ ...results, store, surveys, acts, program, knownKeys }),
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

function choresOver(
  deps: RepairDeps,
  {
    forget,
    uploads,
    book,
    sendOutbox,
    jobs,
    disposals,
  }: Pick<StaffServices, 'forget'> &
    RegisterServices &
    Pick<MailServices, 'sendOutbox'> &
    Pick<Container, 'jobs' | 'disposals'>,
): readonly Chore[] {
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
    { name: 'finish-disposals', everyMs: CLEAR_EVERY_MS, run: () => disposals.finishAll() },
    { name: 'forget-sessions', everyMs: FORGET_EVERY_MS, run: forget },
    { name: 'forget-jobs', everyMs: FORGET_EVERY_MS, run: () => jobs.forget() },
    { name: 'forget-uploads', everyMs: FORGET_EVERY_MS, run: () => uploads.forget() },
    {
      name: 'forget-contacts',
      everyMs: FORGET_EVERY_MS,
      run: () => forgetContacts({ ...deps, book }),
    },
  ]
}
