import { buildOutlook, type Outlook } from '../../reports/results/outlook.ts'
import type { Sector, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import { checkInvites } from './open-link-rules.ts'
import { isInFrame } from './open-round.ts'
import type { RoundService } from './round-service.ts'

export interface OutlookService {
  /**
   * What a round can come to show: of an opened round from its frame, of a draft from the register as it
   * stands.
   *
   * @throws Problem 'round/unknown' or 'round/invitesNobody'.
   */
  outlookOf(id: RoundId): Promise<Outlook>
  /** The same of a round that is only planned, from the register as it stands. */
  forecast(plan: PlannedRound): Promise<Outlook>
}

type PlannedRound = Outlook['round']

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
  const registered = async (round: Pick<Round, 'opensAt'>) => {
    const associations = await store.listAssociations()
    return sizesOf(sectors, associations.filter(isInFrame(round, now())))
  }
  return {
    async outlookOf(id) {
      const round = await rounds.getRound(id)
      checkInvites(round)
      if (round.opened === null) return buildOutlook(round, await registered(round))
      return buildOutlook(round, await sizesOf(round.opened.sectors, store.eachFrameEntry(id)))
    },
    forecast: async plan => buildOutlook(plan, await registered({ opensAt: null })),
  }
}

/** The sectors that have associations. */
async function sizesOf(listed: readonly Sector[], entries: Entries): Promise<Outlook['sectors']> {
  const sizes = await countBySector(entries)
  return listed
    .map(sector => ({ ...sector, size: sizes.get(sector.id) ?? 0 }))
    .filter(({ size }) => size > 0)
}

type Entries =
  AsyncIterable<{ readonly sector: SectorId }> | Iterable<{ readonly sector: SectorId }>

async function countBySector(entries: Entries): Promise<ReadonlyMap<SectorId, number>> {
  const sizes = new Map<SectorId, number>()
  for await (const { sector } of entries) sizes.set(sector, (sizes.get(sector) ?? 0) + 1)
  return sizes
}
