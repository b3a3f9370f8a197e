import { buildOutlook, type Outlook } from '../../reports/results/outlook.ts'
import type { Sector, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import { isInFrame } from './open-round.ts'
import type { RoundService } from './round-service.ts'

export interface OutlookService {
  /**
   * What a round can come to show: of an opened round from its frame, of a draft from the register as it
   * stands.
   *
   * @throws Problem 'round/unknown'.
   */
  outlookOf(id: RoundId): Promise<Outlook>
}

export interface OutlookServiceDeps {
  readonly store: Store
  readonly rounds: RoundService
  /** The configured sectors, in register order. */
  readonly sectors: readonly Sector[]
  readonly now: () => Instant
}

export function createOutlookService({
  store,
  rounds,
  sectors,
  now,
}: OutlookServiceDeps): OutlookService {
  return {
    async outlookOf(id) {
      const round = await rounds.getRound(id)
      const isCounted = isInFrame(round, now())
      const sizes = await (round.opened === null
        ? countBySector(store.eachAssociation(), isCounted)
        : countBySector(store.eachFrameEntry(id), () => true))
      const listed = round.opened?.sectors ?? sectors
      const sized = listed.map(sector => ({ ...sector, size: sizes.get(sector.id) ?? 0 }))
      return buildOutlook(
        round,
        sized.filter(({ size }) => size > 0),
      )
    },
  }
}

async function countBySector<Entry extends { readonly sector: SectorId }>(
  entries: AsyncIterable<Entry>,
  isCounted: (entry: Entry) => boolean,
): Promise<ReadonlyMap<SectorId, number>> {
  const sizes = new Map<SectorId, number>()
  for await (const entry of entries) {
    const { sector } = entry
    if (isCounted(entry)) sizes.set(sector, (sizes.get(sector) ?? 0) + 1)
  }
  return sizes
}
