import { randomUUID } from 'node:crypto'

import type { SealedPart } from '../../../reports/results/result-set.ts'
import { byCodePoint } from '../../../surveys/code-point-order.ts'
import { parseDocument } from '../parse-document.ts'
import { toSealedPair } from '../sealed-pair.ts'
import type { CertifiedComparison, CertifiedResult, ResultStore } from '../result-store.ts'
import { splitText } from './bulk.ts'
import type { ComparisonDocument, ResultDocument } from './documents.ts'
import { askedAtLength, insertOnce } from './errors.ts'
import { joinedId, partsOf } from './joined-id.ts'
import type { Models } from './models.ts'

type ResultModels = Pick<Models, 'result' | 'correction' | 'sealedPart' | 'comparison'>

/** What is certified is kept as its exact text; the sealed part in parts, which are written first. */
export function createResultStore(models: ResultModels): ResultStore {
  const { comparison } = models
  return {
    ...createCorrections(models),
    insertResult: ({ roundId, ...result }) =>
      insertSealed({ ...result, place: roundId }, models, document =>
        models.result.create([{ _id: roundId, ...document }]),
      ),
    async findResult(roundId) {
      const found = await askedAtLength(models.result.findById(roundId).lean().exec())
      return found === null ? null : withSealed(roundId, found, models)
    },
    async findPublishedResult(round) {
      const only = { _id: 0, text: 1, digest: 1 }
      return askedAtLength(models.result.findById(round, only).lean().exec())
    },
    insertComparison: ({ text, digest, sealed, ...key }) =>
      insertOnce(
        comparison.create([
          {
            _id: comparisonKey(key),
            text,
            digest,
            sealed: sealed ? JSON.stringify(sealed.tally) : null,
            sealSalt: sealed?.salt ?? null,
          },
        ]),
      ),
    async listComparisons() {
      const found = await askedAtLength(comparison.find().lean().exec())
      return found.map(toComparison).toSorted(byKey)
    },
    async findComparison(key) {
      const found = await askedAtLength(comparison.findById(comparisonKey(key)).lean().exec())
      return found === null ? null : toComparison(found)
    },
  }
}

/** A document holds at most 16 MB, and a character takes up to four bytes. */
const PART_LENGTH = 3_500_000

function createCorrections(
  models: ResultModels,
): Pick<ResultStore, 'insertCorrection' | 'listCorrections' | 'findCorrection'> {
  const { correction } = models
  const keyOf = (round: string, number: number) => joinedId([round, String(number)], ' ')
  return {
    insertCorrection: ({ roundId, number, ...result }) =>
      insertSealed({ ...result, place: `${roundId}/${number}` }, models, document =>
        correction.create([{ _id: keyOf(roundId, number), round: roundId, number, ...document }]),
      ),
    listCorrections(round) {
      const only = { _id: 0, number: 1, text: 1, digest: 1 }
      return askedAtLength(correction.find({ round }, only).sort({ number: 1 }).lean().exec())
    },
    async findCorrection(round, number) {
      const found = await askedAtLength(correction.findById(keyOf(round, number)).lean().exec())
      return found === null ? null : { ...(await withSealed(round, found, models)), number }
    },
  }
}

/** Writes the sealed part, and then what it belongs to; nothing of it is left where that is there already. */
async function insertSealed(
  { place, text, digest, sealed, sealSalt }: Omit<CertifiedResult, 'roundId'> & { place: string },
  { sealedPart }: ResultModels,
  create: (document: Omit<ResultDocument, '_id'>) => Promise<unknown>,
): Promise<'stored' | 'exists'> {
  const sealedName = `${place}/${randomUUID()}`
  const texts = splitText(JSON.stringify(sealed), PART_LENGTH)
  const sealedParts = texts.length
  const names = partNames(sealedName, sealedParts)
  for (const [index, part] of texts.entries()) {
    await askedAtLength(sealedPart.create([{ _id: names[index] ?? '', text: part }]))
  }
  const outcome = await insertOnce(create({ text, digest, sealSalt, sealedName, sealedParts }))
  if (outcome === 'exists')
    for (const _id of names) await askedAtLength(sealedPart.deleteOne({ _id }).exec())
  return outcome
}

async function withSealed(
  roundId: string,
  { text, digest, sealSalt, sealedName, sealedParts }: Omit<ResultDocument, '_id'>,
  { sealedPart }: ResultModels,
): Promise<CertifiedResult> {
  let sealed = ''
  for (const _id of partNames(sealedName, sealedParts)) {
    sealed += (await askedAtLength(sealedPart.findById(_id).lean().exec()))?.text ?? ''
  }
  return { roundId, text, digest, sealSalt, sealed: parseDocument<SealedPart>(sealed) }
}

function partNames(sealedName: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${sealedName}/${index}`)
}

function comparisonKey({
  firstRound,
  secondRound,
  crosswalkKey,
}: Pick<CertifiedComparison, 'firstRound' | 'secondRound' | 'crosswalkKey'>): string {
  return joinedId([firstRound, secondRound, crosswalkKey], ' ')
}

function toComparison(found: ComparisonDocument): CertifiedComparison {
  const [firstRound = '', secondRound = '', crosswalkKey = ''] = partsOf(found._id, ' ')
  const { text, digest, sealed, sealSalt } = found
  const key = { firstRound, secondRound, crosswalkKey }
  return { ...key, text, digest, ...toSealedPair(sealed, sealSalt) }
}

function byKey(a: CertifiedComparison, b: CertifiedComparison): number {
  return (
    byCodePoint(a.firstRound, b.firstRound) ||
    byCodePoint(a.secondRound, b.secondRound) ||
    byCodePoint(a.crosswalkKey, b.crosswalkKey)
  )
}
