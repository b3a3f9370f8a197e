import { randomUUID } from 'node:crypto'

import { trusted } from 'mongoose'

import { byCodePoint } from '../../../surveys/code-point-order.ts'
import type { Round, RoundId } from '../../../surveys/round.ts'
import type { SaveOutcome, Submitting } from '../response-store.ts'
import { markAnswered } from './answered-marks.ts'
import { writeResponse } from './compare-and-set.ts'
import type { ResponseImportDocument, StagedResponse } from './documents.ts'
import { asked, askedAtLength } from './errors.ts'
import { replaceRound } from './mongo-round-store.ts'
import { committedFields, toStored } from './response-documents.ts'
import type { Models } from './models.ts'
import type { ResponsePlaces, WritablePlace } from './response-places.ts'

interface ImportModels extends Pick<Models, 'responseImport' | 'round' | 'invitation'> {
  readonly places: ResponsePlaces
}

/**
 * Many responses at once, all or none, without a transaction. Each is staged beside what its document
 * holds, which nobody else can write to meanwhile; then one write decides them all: on the import's own
 * document, or on the round's where that is changed with them. What a server that died has left undone is
 * finished, or undone, by the next one that counts.
 */
export interface StagedImports {
  run(
    round: RoundId,
    submittings: readonly Submitting[],
    changed: Round | null,
  ): Promise<SaveOutcome>
  isCommitted(importId: string): Promise<boolean>
  /** Lets nothing more be decided: what is under way in a round comes to nothing. */
  stop(round: RoundId): Promise<void>
  /** Finishes what is decided, and gives up what has not moved for long. */
  finish(round: RoundId): Promise<void>
}

/** An import that is older than this and not decided belongs to a server that has died. */
const ABANDONED_AFTER_MS = 10 * 60_000

export function createStagedImports(
  given: Omit<ImportModels, 'places'>,
  places: ResponsePlaces,
): StagedImports {
  const models = { ...given, places }
  const isCommitted = (importId: string) => findCommitted(importId, models)
  return {
    isCommitted,
    run: (round, submittings, changed) => run({ round, submittings, changed }, models),
    async stop(round) {
      // One that changes the round is stopped by the round, which is not what it was.
      const undecided = { round, state: 'staging', withRound: false } as const
      await askedAtLength(
        models.responseImport.updateMany(undecided, { $set: { state: 'abandoned' } }).exec(),
      )
    },
    async finish(round) {
      const open = { round, state: trusted({ $ne: 'abandoned' as const }) }
      for (const found of await askedAtLength(models.responseImport.find(open).lean().exec())) {
        const isAbandoned = Date.now() - found.startedAt > ABANDONED_AFTER_MS
        if (isAbandoned && found.withRound) await outrun(found, models)
        if (await isCommitted(found._id)) await carryOut(found, models)
        else if (isAbandoned) await giveUp(found, models)
      }
    },
  }
}

interface Import {
  readonly round: RoundId
  readonly submittings: readonly Submitting[]
  readonly changed: Round | null
}

async function run(
  { round, submittings, changed }: Import,
  models: ImportModels,
): Promise<SaveOutcome> {
  const place = await models.places.writableOf(round)
  if (place === null) return 'closed'
  const made = newImport(randomUUID(), round, changed !== null)
  await askedAtLength(models.responseImport.create([made]))
  const giveUpWith = async <Outcome>(outcome: Outcome) => {
    await giveUp(made, models)
    return outcome
  }
  // In one order, so that of imports that overlap one gets all that they share.
  for (const submitting of submittings.toSorted(byKey)) {
    const outcome = await stage(submitting, made._id, place)
    if (outcome !== 'stored') return giveUpWith(outcome)
  }
  if (!(await place.isStill())) return giveUpWith('stale')
  if ((await decide(made._id, changed, models)) === 'stale') return giveUpWith('stale')
  await carryOut(made, models)
  return 'stored'
}

function byKey({ response: a }: Submitting, { response: b }: Submitting): number {
  return byCodePoint(a.key, b.key)
}

function newImport(_id: string, round: RoundId, withRound: boolean): ResponseImportDocument {
  return { _id, round, state: 'staging', withRound, startedAt: Date.now() }
}

async function findCommitted(
  importId: string,
  { responseImport, round }: ImportModels,
): Promise<boolean> {
  const found = await asked(responseImport.findById(importId).lean().exec())
  if (found === null || found.state === 'abandoned') return false
  if (found.state === 'committed') return true
  if (!found.withRound) return false
  const decided = { _id: found.round, imports: importId }
  return (await asked(round.findOne(decided, { _id: 1 }).lean().exec())) !== null
}

/** The round moves on, so that an import that has not changed it by now never will. */
async function outrun(
  { round: id }: ResponseImportDocument,
  { round }: ImportModels,
): Promise<void> {
  await askedAtLength(round.updateOne({ _id: id }, { $inc: { revision: 1 } }).exec())
}

/** Puts the response beside what is stored, if it follows that. */
async function stage(
  { response: given, mark }: Submitting,
  importId: string,
  { response }: WritablePlace,
): Promise<SaveOutcome> {
  const { revision, survey, sector, content } = given
  const staged: StagedResponse = {
    import: importId,
    revision,
    survey,
    sector,
    content: toStored(content),
    mark,
  }
  const whenNew = {
    revision: 0,
    survey: null,
    sector: null,
    submitted: false,
    content: null,
    staged,
  }
  return writeResponse(given, { fields: { staged }, whenNew }, { response, ask: askedAtLength })
}

/** The one write that decides. */
async function decide(
  importId: string,
  changed: Round | null,
  { responseImport, round }: ImportModels,
): Promise<'stored' | 'stale'> {
  if (changed !== null) return replaceRound(changed, { importId }, round)
  const { matchedCount } = await askedAtLength(
    responseImport
      .updateOne({ _id: importId, state: 'staging' }, { $set: { state: 'committed' } })
      .exec(),
  )
  return matchedCount === 1 ? 'stored' : 'stale'
}

type ImportId = Pick<ResponseImportDocument, '_id' | 'round'>

/**
 * Can be done again: a response that is carried out is staged no more. Where the responses are written anew
 * meanwhile, it is left for whoever goes through them next.
 */
async function carryOut({ _id: importId, round }: ImportId, models: ImportModels): Promise<void> {
  const { places, responseImport, invitation } = models
  const place = await places.writableOf(round)
  if (place === null) return
  const { response } = place
  const cursor = response.find({ 'staged.import': importId }).lean().cursor({ batchSize: 500 })
  for await (const { _id, staged } of cursor) {
    if (staged === null) continue
    const { mark } = staged
    const fields = committedFields(staged)
    await askedAtLength(
      response.updateOne({ _id, 'staged.import': importId }, { $set: fields }).exec(),
    )
    if (mark !== null) await markAnswered(mark, invitation, askedAtLength)
  }
  if (!(await place.isStill())) return
  await askedAtLength(responseImport.deleteOne({ _id: importId }).exec())
}

/** First the import can no longer be committed; then its responses are let go. */
async function giveUp(
  { _id: importId, round }: ImportId,
  { places, responseImport }: ImportModels,
): Promise<void> {
  await askedAtLength(
    responseImport
      .updateOne({ _id: importId, state: 'staging' }, { $set: { state: 'abandoned' } })
      .exec(),
  )
  const response = await places.of(round)
  await askedAtLength(
    response.updateMany({ 'staged.import': importId }, { $set: { staged: null } }).exec(),
  )
  await askedAtLength(responseImport.deleteOne({ _id: importId }).exec())
}
