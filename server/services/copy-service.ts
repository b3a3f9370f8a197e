import { canonical, sha256 } from '../../reports/results/canonical.ts'
import type { Response } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'

/** What was copied; the digests of all that was read from either store are the same. */
export interface Copied {
  readonly rounds: number
  readonly responses: number
  readonly digest: string
}

/** How many responses are written at a time. */
const BATCH = 500

/**
 * Copies everything from one store to an empty one, as it stands and with wrapped keys as they are, and
 * then reads both again and compares them. Of all that is long only a part is in memory at a time.
 *
 * @param progress Called with the number of responses that are copied.
 * @throws Problem 'copy/openRound', 'copy/notEmpty', or 'copy/different' when the stores differ afterwards.
 */
export async function copyStore(
  from: Store,
  to: Store,
  progress: (responses: number) => void,
): Promise<Copied> {
  await checkCopies(from, to)
  await to.putAssociations(await from.listAssociations())
  await copyDefinitions(from, to)
  const rounds = await from.listRounds()
  let responses = 0
  for (const round of rounds) {
    await to.restoreRound(await readRound(round, from))
    responses += await copyResponses(round, { from, to }, done => progress(responses + done))
    const result = await from.findResult(round.id)
    if (result !== null) await to.insertResult(result)
  }
  for (const comparison of await from.listComparisons()) await to.insertComparison(comparison)

  const digest = await storeDigest(from)
  if ((await storeDigest(to)) !== digest) throw new Problem('copy/different')
  return { rounds: rounds.length, responses, digest }
}

/** An open round would go on in two stores, and an answer in one of them would be lost to the other. */
async function checkCopies(from: Store, to: Store): Promise<void> {
  const open = (await from.listRounds()).find(
    ({ state }) => state === 'open' || state === 'certifying',
  )
  if (open !== undefined) throw new Problem('copy/openRound', { round: open.id })
  const held = [await to.listRounds(), await to.listAssociations(), await to.listSurveys()]
  if (held.some(({ length }) => length > 0)) throw new Problem('copy/notEmpty')
}

async function copyDefinitions(from: Store, to: Store): Promise<void> {
  for (const key of await from.listSurveys()) {
    const survey = await from.findSurvey(key)
    if (survey !== null) await to.insertSurvey(survey)
  }
  for (const crosswalk of await from.listCrosswalks()) await to.insertCrosswalk(crosswalk)
}

async function readRound(round: Round, from: Store) {
  return {
    round,
    frame: await from.listFrame(round.id),
    invitations: await from.listInvitations(round.id),
    wrappedLinkKey: await from.findLinkKey(round.id),
  }
}

async function copyResponses(
  { id }: Round,
  { from, to }: { readonly from: Store; readonly to: Store },
  progress: (responses: number) => void,
): Promise<number> {
  let copied = 0
  let batch: Response[] = []
  const write = async () => {
    await to.restoreResponses(batch)
    copied += batch.length
    batch = []
    progress(copied)
  }
  for await (const response of from.eachStored(id)) {
    if (batch.push(response) === BATCH) await write()
  }
  if (batch.length > 0) await write()
  return copied
}

/** One digest over all records of a store, each in canonical form, in the order that the ports promise. */
export async function storeDigest(store: Store): Promise<string> {
  let digest = ''
  for await (const record of recordsOf(store)) digest = sha256(digest, canonical(record))
  return digest
}

async function* recordsOf(store: Store): AsyncGenerator {
  yield* await store.listAssociations()
  for (const key of await store.listSurveys()) yield await store.findSurvey(key)
  yield* await store.listCrosswalks()
  for (const round of await store.listRounds()) {
    yield round
    yield await store.findLinkKey(round.id)
    yield* await store.listFrame(round.id)
    yield* await store.listInvitations(round.id)
    yield* store.eachStored(round.id)
    yield await store.findResult(round.id)
  }
  yield* await store.listComparisons()
}
