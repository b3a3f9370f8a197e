import { randomUUID } from 'node:crypto'

import type { CertifiedContent } from '../../../reports/results/certified-file.ts'
import type { SealedPart } from '../../../reports/results/result-set.ts'
import { byCodePoint } from '../../../surveys/code-point-order.ts'
import { parseDocument } from '../parse-document.ts'
import { toSealedPair } from '../sealed-pair.ts'
import { signatureText, toSignature } from '../signature-text.ts'
import type {
  CertifiedComparison,
  CertifiedResult,
  ResultStore,
  SealedCounts,
} from '../result-store.ts'
import { splitText } from './bulk.ts'
import type { ComparisonDocument, ResultDocument } from './documents.ts'
import { askedAtLength, insertOnce } from './errors.ts'
import { joinedId, partsOf } from './joined-id.ts'
import type { Models } from './models.ts'

type ResultModels = Pick<Models, 'result' | 'correction' | 'sealedPart' | 'comparison'>

/** What is certified is kept as its exact text; the sealed part in parts, which are written first. */
export function createResultStore(models: ResultModels): ResultStore {
  const corrections = createCorrections(models)
  const findResult: ResultStore['findResult'] = async roundId => {
    const found = await askedAtLength(models.result.findById(roundId).lean().exec())
    return found === null ? null : withSealed(roundId, found, models)
  }
  return {
    ...corrections,
    ...createComparisons(models),
    findResult,
    async findSealedCounts(round, number) {
      const found =
        number === 0 ? await findResult(round) : await corrections.findCorrection(round, number)
      return found === null ? null : countsIn(found.sealed)
    },
    insertResult: ({ roundId, ...result }) =>
      insertSealed({ ...result, place: roundId }, models, document =>
        models.result.create([{ _id: roundId, ...document }]),
      ),
    async findPublishedResult(round) {
      const found = models.result.findById(round, PUBLISHED)
      const published = await askedAtLength(found.lean().exec())
      return published === null ? null : toPublished(published)
    },
  }
}

function countsIn({ tally, setAside }: SealedPart): SealedCounts {
  return setAside === undefined ? { tally } : { tally, setAside }
}

/** What is published of a result. */
const PUBLISHED = { _id: 0, text: 1, digest: 1, signature: 1 } as const

function toPublished({
  text,
  digest,
  signature,
}: Pick<ResultDocument, 'text' | 'digest' | 'signature'>): CertifiedContent {
  return { text, digest, ...toSignature(signature) }
}

function createComparisons({
  comparison,
}: ResultModels): Pick<ResultStore, 'insertComparison' | 'listComparisons' | 'findComparison'> {
  return {
    insertComparison: ({ text, digest, signature, sealed, ...key }) =>
      insertOnce(
        comparison.create([
          {
            _id: comparisonKey(key),
            text,
            digest,
            signature: signatureText(signature),
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
    async listCorrections(round) {
      const listed = correction.find({ round }, { ...PUBLISHED, number: 1 }).sort({ number: 1 })
      const found = await askedAtLength(listed.lean().exec())
      return found.map(each => ({ ...toPublished(each), number: each.number }))
    },
    async findCorrection(round, number) {
      const found = await askedAtLength(correction.findById(keyOf(round, number)).lean().exec())
      return found === null ? null : { ...(await withSealed(round, found, models)), number }
    },
  }
}

/** Writes the sealed part, and then what it belongs to; nothing of it is left where that is there already. */
async function insertSealed(
  {
    place,
    sealed,
    signature: given,
    ...result
  }: Omit<CertifiedResult, 'roundId'> & { place: string },
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
  const signature = signatureText(given)
  const outcome = await insertOnce(create({ ...result, signature, sealedName, sealedParts }))
  if (outcome === 'exists')
    for (const _id of names) await askedAtLength(sealedPart.deleteOne({ _id }).exec())
  return outcome
}

async function withSealed(
  roundId: string,
  found: Omit<ResultDocument, '_id'>,
  { sealedPart }: ResultModels,
): Promise<CertifiedResult> {
  const { sealSalt, sealedName, sealedParts } = found
  let sealed = ''
  for (const _id of partNames(sealedName, sealedParts)) {
    sealed += (await askedAtLength(sealedPart.findById(_id).lean().exec()))?.text ?? ''
  }
  return {
    ...toPublished(found),
    roundId,
    sealSalt,
    sealed: parseDocument<SealedPart>(sealed),
  }
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
  const { sealed, sealSalt } = found
  const key = { firstRound, secondRound, crosswalkKey }
  return { ...key, ...toPublished(found), ...toSealedPair(sealed, sealSalt) }
}

function byKey(a: CertifiedComparison, b: CertifiedComparison): number {
  return (
    byCodePoint(a.firstRound, b.firstRound) ||
    byCodePoint(a.secondRound, b.secondRound) ||
    byCodePoint(a.crosswalkKey, b.crosswalkKey)
  )
}
