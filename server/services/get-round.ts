import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { isImported } from './imported-files.ts'

/**
 * A round of associations: the auditors' questions to bodies are nobody else's, and are not found here.
 *
 * @throws Problem 'round/unknown', or 'round/imported' for one of others, of which there is nothing but certified files.
 */
export async function getRound(
  id: RoundId,
  store: Pick<Store, 'findRound' | 'listImportedFiles'>,
): Promise<Round> {
  const round = await store.findRound(id)
  if (round !== null && round.inquiry === undefined) return round
  const code = (await isImported(id, store)) ? 'round/imported' : 'round/unknown'
  throw new Problem(code, { round: id })
}

/** The rounds of associations, in the order of their ids. */
export async function listRounds(store: Pick<Store, 'listRounds'>): Promise<readonly Round[]> {
  return (await store.listRounds()).filter(({ inquiry }) => inquiry === undefined)
}
