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
import { toStored } from './response-documents.ts'
import type { Models } from './models.ts'

type ImportModels = Pick<Models, 'response' | 'responseImport' | 'round' | 'invitation'>

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

export function createStagedImports(models: ImportModels): StagedImports {
  const isCommitted = (importId: string) => findCommitted(importId, models)
  return {
    isCommitted,
    async run(round, submittings, changed) {
      const importId = randomUUID()
      await askedAtLength(
        models.responseImport.create([newImport(importId, round, changed !== null)]),
      )
      // In one order, so that of imports that overlap one gets all that they share.
      for (const submitting of submittings.toSorted(byKey)) {
        const outcome = await stage(submitting, importId, models)
        if (outcome !== 'stored') {
          await giveUp(importId, models)
          return outcome
        }
      }
      if ((await decide(importId, changed, models)) === 'stale') {
        await giveUp(importId, models)
        return 'stale'
      }
      await carryOut(importId, models)
      return 'stored'
    },
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
        if (await isCommitted(found._id)) await carryOut(found._id, models)
        else if (isAbandoned) await giveUp(found._id, models)
      }
    },
  }
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
  { response: given, invitationId, answeredAt }: Submitting,
  importId: string,
  { response }: ImportModels,
): Promise<SaveOutcome> {
  const { revision, survey, sector, content } = given
  const staged: StagedResponse = {
    import: importId,
    revision,
    survey,
    sector,
    content: toStored(content),
    invitation: invitationId,
    answeredAt,
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

/** Can be done again: a response that is carried out is staged no more. */
async function carryOut(
  importId: string,
  { response, responseImport, invitation }: ImportModels,
): Promise<void> {
  const cursor = response.find({ 'staged.import': importId }).lean().cursor({ batchSize: 500 })
  for await (const { _id, staged } of cursor) {
    if (staged === null) continue
    const { revision, survey, sector, content, answeredAt } = staged
    const fields = { revision, survey, sector, content, submitted: true, staged: null }
    await askedAtLength(
      response.updateOne({ _id, 'staged.import': importId }, { $set: fields }).exec(),
    )
    await markAnswered({ id: staged.invitation, at: answeredAt }, invitation, askedAtLength)
  }
  await askedAtLength(responseImport.deleteOne({ _id: importId }).exec())
}

/** First the import can no longer be committed; then its responses are let go. */
async function giveUp(importId: string, { response, responseImport }: ImportModels): Promise<void> {
  await askedAtLength(
    responseImport
      .updateOne({ _id: importId, state: 'staging' }, { $set: { state: 'abandoned' } })
      .exec(),
  )
  await askedAtLength(
    response.updateMany({ 'staged.import': importId }, { $set: { staged: null } }).exec(),
  )
  await askedAtLength(responseImport.deleteOne({ _id: importId }).exec())
}
