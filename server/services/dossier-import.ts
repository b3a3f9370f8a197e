import { examineDossier } from '../../reports/follow-up/check-dossier.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { newId } from '../../reports/follow-up/new-id.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { UserId } from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import type { UploadStore } from '../store/upload-store.ts'
import type { AdditionOutcome, DossierPlan, DossierService } from './dossier-service.ts'
import type { ByWhom } from './user-service.ts'

/** A file with a whole dossier that somebody wants to take in. */
export interface OfferedDossier {
  readonly fileName: string
  /** What was read of it, of whatever shape. */
  readonly data: unknown
  /** The dossier that it is to be added to; `null`: it is to be a new one. */
  readonly dossierId: string | null
}

/** A sound dossier on its way in. */
export interface DossierUpload extends Pick<OfferedDossier, 'fileName'> {
  readonly id: string
  readonly userId: UserId
  readonly dossierId: string
}

/** What a file would do. */
export interface DossierPreview {
  readonly upload: DossierUpload
  readonly plan: DossierPlan
  readonly dossier: Dossier
}

/** What somebody has seen of that, and wants done. */
export interface ConfirmedImport {
  readonly reason: string | null
  /** The latest addition of the dossier when it was seen; 0: it was not begun. */
  readonly seen: number
}

/** Whole dossiers from files: sent, looked at, and taken in wholly or not at all (inläsning av akter). */
export interface DossierImport {
  /** @throws Problem 'audit/faulty' with each fault and its place, or 'audit/tooLarge'; then nothing is kept. */
  receive(offered: OfferedDossier, userId: UserId): Promise<DossierUpload>
  /** What it would do now; nothing is written. @throws Problem 'upload/unknown' for what is another's, or gone. */
  preview(id: string, userId: UserId): Promise<DossierPreview>
  /** As `DossierService.take`; what is taken in is not kept as a file. */
  take(upload: DossierUpload, confirmed: ConfirmedImport, by: ByWhom): Promise<AdditionOutcome>
  /** Does nothing where it is gone. */
  remove(upload: DossierUpload): Promise<void>
}

export interface DossierImportDeps {
  readonly store: UploadStore
  readonly dossiers: DossierService
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

const ID_BYTES = 16
/** Other files on their way in stand in the same place. */
const KIND = 'dossier'

export function createDossierImport(deps: DossierImportDeps): DossierImport {
  const { store, dossiers } = deps
  return {
    receive: (offered, userId) => receive(offered, userId, deps),
    async preview(id, userId) {
      const { upload, dossier } = await find(id, userId, store)
      return { upload, dossier, plan: await dossiers.plan(dossier, upload.dossierId) }
    },
    async take({ id, userId, dossierId }, { reason, seen }, by) {
      const { dossier } = await find(id, userId, store)
      const outcome = await dossiers.take(dossier, { dossierId, reason, seen }, by)
      const isOver = outcome.kind === 'added' || outcome.kind === 'nothingNew'
      if (isOver) await store.removeUpload(id)
      return outcome
    },
    remove: ({ id }) => store.removeUpload(id),
  }
}

async function receive(
  { fileName, data, dossierId: chosen }: OfferedDossier,
  userId: UserId,
  { store, dossiers, now, randomBytes }: DossierImportDeps,
): Promise<DossierUpload> {
  const { dossier, faults } = examineDossier(data)
  if (dossier === null || faults.length > 0) {
    throw new Problem('audit/faulty', { path: fileName, count: faults.length }, { faults })
  }
  const taken = new Set((await dossiers.list()).map(({ id }) => id))
  const dossierId = chosen ?? newId(dossier.title, taken)
  // What has no room is told now, and not once it is kept.
  await dossiers.plan(dossier, dossierId)
  const id = randomBytes(ID_BYTES).toString('base64url')
  const upload = { id, userId, fileName, dossierId }
  const doc = JSON.stringify({ ...upload, kind: KIND })
  await store.insertUpload({ id, at: now(), doc }, JSON.stringify(dossier))
  return upload
}

/** @throws Problem 'upload/unknown'. */
async function find(id: string, userId: UserId, store: UploadStore) {
  const [found, text] = [await store.findUpload(id), await store.readUpload(id)]
  if (found === null || text === null) throw new Problem('upload/unknown')
  const { kind, ...upload } = JSON.parse(found.doc) as DossierUpload & { readonly kind?: string }
  if (kind !== KIND || upload.userId !== userId) throw new Problem('upload/unknown')
  return { upload, dossier: JSON.parse(text) as Dossier }
}
