import {
  type CitedResult,
  citedStanding,
  type KnownVersion,
} from '../../reports/comparison/cited-result.ts'
import type { ResultSet } from '../../reports/results/result-set.ts'
import type { Store } from '../store/store.ts'
import { listVersions } from './result-versions.ts'

/** How the results that something certified rests on stand in this installation, in their order. */
export async function citedStandings(
  cited: readonly Pick<CitedResult, 'round' | 'digest'>[],
  store: Store,
): Promise<readonly CitedResult[]> {
  return Promise.all(
    cited.map(async ({ round, digest }) => {
      const versions = (await listVersions(round, store)).map(knownVersion)
      const isOwn = (await store.findRound(round)) !== null
      return { round, digest, standing: citedStanding(digest, versions), isOwn }
    }),
  )
}

export function knownVersion({
  digest,
  text,
}: Readonly<Record<'digest' | 'text', string>>): KnownVersion {
  const { correction } = JSON.parse(text) as Pick<ResultSet, 'correction'>
  return { digest, replaces: correction?.replaces ?? null }
}
