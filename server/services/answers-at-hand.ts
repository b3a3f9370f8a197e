import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { standing } from '../../reports/follow-up/matrix.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { importedComparisons } from './imported-files.ts'
import type { SealedText } from './read-sealed.ts'
import { listVersions } from './result-versions.ts'

/**
 * The certified comparisons and results that the links of a dossier lead to, as far as they are here, the installation's
 * own or imported; of each the one that holds.
 *
 * @throws Problem 'seal/unsigned' for one that was certified before programs signed.
 */
export async function answersAtHand(
  dossier: Pick<Dossier, 'outcomeLinks' | 'claimLinks'>,
  store: Store,
): Promise<readonly SealedText[]> {
  const pairs = new Set(
    standing(dossier.outcomeLinks).map(({ comparison }) =>
      pairName(comparison.first, comparison.second),
    ),
  )
  const comparisons = new Map<string, SealedText>()
  // The latest crosswalk of two rounds comes last.
  for (const found of [...(await store.listComparisons()), ...(await importedComparisons(store))]) {
    const name = pairName(found.firstRound, found.secondRound)
    if (pairs.has(name)) comparisons.set(name, signed(found, name))
  }
  const results: SealedText[] = []
  for (const round of new Set(standing(dossier.claimLinks).map(link => link.round))) {
    const found = (await listVersions(round, store)).at(-1)
    if (found !== undefined) results.push(signed(found, round))
  }
  return [...comparisons.values(), ...results]
}

function pairName(first: string, second: string): string {
  return `${first}–${second}`
}

function signed({ text, digest, signature }: CertifiedContent, name: string): SealedText {
  if (signature === undefined) throw new Problem('seal/unsigned', { path: name, digest })
  return { name, text, digest, signature, key: signature.key }
}
