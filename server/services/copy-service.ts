import type { Instant } from '../../surveys/instant.ts'
import { isPilot, type Round, type RoundPhase, roundPhase } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { writeRecords } from './record-writer.ts'
import { storeDigest } from './store-digest.ts'
import { eachRecord } from './store-records.ts'

/** What was copied; the digest is that of both stores. */
export interface Copied {
  readonly rounds: number
  readonly responses: number
  readonly digest: string
}

export interface Copying {
  readonly from: Store
  readonly to: Store
  readonly now: () => Instant
  /** Called with the number of responses that are copied. */
  readonly progress: (responses: number) => void
}

/**
 * Copies everything from one store to an empty one, as it stands and with wrapped keys as they are, and
 * then reads both again and compares them. Of all that is long only a part is in memory at a time. The
 * copy sends nothing to anyone until it is told that it may.
 *
 * @throws Problem 'copy/openRound', 'copy/notEmpty', or 'copy/different' when the stores differ afterwards.
 */
export async function copyStore(copying: Copying): Promise<Copied> {
  const { from, to, now } = copying
  await checkNoneOpen(copying)
  const responses = await fill(copying)
  const digest = await compare(copying)
  await to.saveCondition({ kind: 'held', since: now() })
  return { rounds: (await from.listRounds()).length, responses, digest }
}

/**
 * Moves everything to an empty store, open rounds too: nobody serves the first store meanwhile, nor ever
 * after. A move that was broken off after that was decided goes on where it was.
 *
 * @throws Problem 'store/alreadyServed', 'copy/notEmpty', or 'copy/different', after which the first store
 *   serves as before.
 */
export async function moveStore(copying: Copying): Promise<Copied> {
  const { from, to, now } = copying
  const release = await from.claimAlone()
  try {
    const isDecided = (await from.findCondition()).kind === 'moved'
    const responses = isDecided ? await countResponses(to) : await fill(copying)
    if (!isDecided) await from.saveCondition({ kind: 'moved', to: to.description, at: now() })
    const digest = await compare(copying).catch(async (error: unknown) => {
      // What was decided before stays decided: the other store may be taking answers by now.
      if (!isDecided) await from.saveCondition({ kind: 'ready' })
      throw error
    })
    await to.saveCondition({ kind: 'ready' })
    return { rounds: (await from.listRounds()).length, responses, digest }
  } finally {
    await release()
  }
}

/** An open round would go on in two stores, and an answer in one of them would be lost to the other. */
async function checkNoneOpen({ from, now }: Copying): Promise<void> {
  const at = now()
  const open = (await from.listRounds()).find(round => goesOn(round, at))
  if (open !== undefined) throw new Problem('copy/openRound', { round: open.id })
}

/** Whether more may come. A pilot and the auditors' questions are never certified: their time is out, and that is all. */
function goesOn(round: Round, at: Instant): boolean {
  const phase = roundPhase(round, at)
  const isNeverCertified = isPilot(round) || round.inquiry !== undefined
  return (isNeverCertified ? TAKES_ANSWERS : UNCERTIFIED).includes(phase)
}

const TAKES_ANSWERS: readonly RoundPhase[] = ['scheduled', 'open', 'closing']
const UNCERTIFIED: readonly RoundPhase[] = [...TAKES_ANSWERS, 'underReview', 'certifying']

async function fill({ from, to, progress }: Copying): Promise<number> {
  await requireEmpty(to)
  await to.saveCondition({ kind: 'filling' })
  let copied = 0
  await writeRecords(eachRecord(from), to, responses => {
    copied = responses
    progress(responses)
  })
  if (!(await hasSameAside(from, to))) throw new Problem('copy/different')
  return copied
}

/** @throws Problem 'copy/notEmpty'. */
export async function requireEmpty(store: Store): Promise<void> {
  const { kind } = await store.findCondition()
  const held = [
    await store.listRounds(),
    await store.listAssociations(),
    await store.listBodies(),
    await store.listSurveys(),
    await store.listSurveyDrafts(),
    await store.listUsers(),
  ]
  const hasLog = (await store.findLastLogEntry()) !== null
  if (kind !== 'ready' || hasLog || held.some(({ length }) => length > 0))
    throw new Problem('copy/notEmpty')
}

async function compare({ from, to }: Copying): Promise<string> {
  const digest = await storeDigest(from)
  if ((await storeDigest(to)) !== digest) throw new Problem('copy/different')
  return digest
}

/**
 * What is in no digest has come along too: the accounts, and the log as far as it had come. By its chain, the
 * same last entry is the same log.
 */
async function hasSameAside(from: Store, to: Store): Promise<boolean> {
  const [users, copied] = [await from.listUsers(), await to.listUsers()]
  const last = await to.findLastLogEntry()
  const upToLast = { by: null, act: null, object: null, before: (last?.number ?? 0) + 1 }
  const [same] = await from.listLogEntries(upToLast, 1)
  return copied.length === users.length && same?.hash === last?.hash
}

async function countResponses(store: Store): Promise<number> {
  let count = 0
  for await (const { kind } of eachRecord(store)) if (kind === 'response') count += 1
  return count
}
