import { buildOutlook, type Outlook } from '../../reports/results/outlook.ts'
import type { Sector, SectorId } from '../../surveys/association.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import { checkInvites } from './open-link-rules.ts'
import type { RoundService } from './round-service.ts'

export interface OutlookService {
  /**
   * What a round can come to show: of an opened round from its frame, of a draft from the register as it
   * stands.
   *
   * @throws Problem 'round/unknown' or 'round/invitesNobody'.
   */
  outlookOf(id: RoundId): Promise<Outlook>
}

export interface OutlookServiceDeps {
  readonly store: Store
  readonly rounds: RoundService
  /** The configured sectors, in register order. */
  readonly sectors: readonly Sector[]
}

export function createOutlookService({
  store,
  rounds,
  sectors,
}: OutlookServiceDeps): OutlookService {
  return {
    async outlookOf(id) {
      const round = await rounds.getRound(id)
      checkInvites(round)
      const entries = round.opened === null ? store.eachAssociation() : store.eachFrameEntry(id)
      const sizes = await countBySector(entries)
      const listed = round.opened?.sectors ?? sectors
      const sized = listed.map(sector => ({ ...sector, size: sizes.get(sector.id) ?? 0 }))
      return buildOutlook(
        round,
        sized.filter(({ size }) => size > 0),
      )
    },
  }
}

async function countBySector(
  entries: AsyncIterable<{ readonly sector: SectorId }>,
): Promise<ReadonlyMap<SectorId, number>> {
  const sizes = new Map<SectorId, number>()
  for await (const { sector } of entries) sizes.set(sector, (sizes.get(sector) ?? 0) + 1)
  return sizes
}
