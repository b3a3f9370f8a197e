import { digestOf } from '../../reports/results/canonical.ts'
import type { Store } from '../../server/store/store.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { LedgerEntry } from './ledger.ts'

/** What is wrong with a store by what its clients were promised: submission ids. Nothing, where all is well. */
export interface Discrepancies {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[]
  /** There more than once, or written over by a retry, or acknowledged with two receipts. */
  readonly duplicated: readonly string[]
  /** There with other answers than were sent. */
  readonly altered: readonly string[]
  /** There, and never acknowledged to anyone: right only for what is still on its way. */
  readonly unknown: readonly string[]
}

export const NO_DISCREPANCIES: Discrepancies = {
  lost: [],
  duplicated: [],
  altered: [],
  unknown: [],
}

/** Holds a round's stored responses against the ledger of those who sent them, each with a link of its own. */
export async function compareLedger(
  ledger: readonly LedgerEntry[],
  store: Pick<Store, 'eachResponse'>,
  round: RoundId,
): Promise<Discrepancies> {
  const stored = new Map<string, string>()
  const duplicated = [...repeated(ledger.map(({ token }) => token))]
  for await (const { content, revision } of store.eachResponse(round)) {
    const { submissionId, answers } = content
    if (stored.has(submissionId) || revision > 1) duplicated.push(submissionId)
    stored.set(submissionId, digestOf(answers))
  }
  const promised = new Map(ledger.map(entry => [entry.submissionId, entry.answers]))
  const ids = [...promised.keys()]
  return {
    lost: ids.filter(id => !stored.has(id)),
    duplicated,
    altered: ids.filter(id => stored.has(id) && stored.get(id) !== promised.get(id)),
    unknown: [...stored.keys()].filter(id => !promised.has(id)),
  }
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(texts.filter(text => seen.has(text) || !seen.add(text)))
}
