import {
  type Association,
  type AssociationId,
  isValidOn,
  type Sector,
} from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { findSmallSectors, type SectorSize } from '../../surveys/small-sectors.ts'
import { type FrameEntry, isPilot, type Round } from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import { openFrame, type OpenedFrame, type OpenFrameDeps } from './open-frame.ts'
import type { SurveyService } from './survey-service.ts'

export interface OpenRoundDeps extends OpenFrameDeps {
  readonly surveys: SurveyService
  /** The configured sectors, in register order. */
  readonly sectors: readonly Sector[]
}

/** The associations that a pilot asks; `null`: all in the register. */
export type OnlySome = readonly AssociationId[] | null

/**
 * Opens a round: freezes the survey version and the register as it stands, and invites every
 * association in it that is valid on the day when answers begin to be taken; of a pilot, those that are chosen; or
 * nobody, where that was chosen.
 *
 * A round whose days have passed takes only answers that are imported, with a reason.
 *
 * @throws Problem 'round/notDraft', 'round/emptyFrame', 'round/unknownSectors', or 'round/smallSectors' where the
 *   promise is that nobody can be told apart; 'round/pilotNobody', 'round/notPilot' or 'round/notInRegister'.
 */
export async function openRound(
  round: Round,
  only: OnlySome,
  deps: OpenRoundDeps,
): Promise<OpenedFrame> {
  if (round.state !== 'draft') throw new Problem('round/notDraft', { round: round.id })
  const { digest } = await deps.surveys.getSurvey(round.survey)
  const { frame, sectors } = await frameOf(round, only, deps)
  if (promiseOf(round.promise).forgetsOrder) checkSizes(round, frame, sectors)
  return openFrame(round, { frame, sectors, surveyDigest: digest }, deps)
}

/** The frame is those that are valid on the day on which answers begin to be taken. */
export function isInFrame(
  round: Pick<Round, 'opensAt'>,
  now: Instant,
): (association: Association) => boolean {
  const day = stockholmDay(round.opensAt ?? now)
  return association => isValidOn(association, day)
}

/** Whom the round is for; where nobody is invited, whoever comes may be of any sector. */
async function frameOf(
  round: Round,
  only: OnlySome,
  { store, sectors, now }: OpenRoundDeps,
): Promise<{ readonly frame: readonly FrameEntry[]; readonly sectors: readonly Sector[] }> {
  if (round.invitesNobody === true) return { frame: [], sectors }
  const associations = invitedOf(await store.listAssociations(), round, { only, now: now() })
  return { frame: associations.map(toFrameEntry), sectors: sectorsOf(associations, sectors) }
}

/** A pilot asks some, any other round everyone. @throws Problem 'round/pilotNobody', 'round/notPilot' or 'round/notInRegister'. */
function invitedOf(
  register: readonly Association[],
  round: Round,
  { only, now }: { readonly only: OnlySome; readonly now: Instant },
): readonly Association[] {
  if (only === null && !isPilot(round)) return register.filter(isInFrame(round, now))
  if (only === null || only.length === 0)
    throw new Problem('round/pilotNobody', { round: round.id })
  if (!isPilot(round)) throw new Problem('round/notPilot', { round: round.id })
  const unknown = only.filter(id => !register.some(association => association.id === id))
  if (unknown.length > 0) throw new Problem('round/notInRegister', { ids: unknown.join(', ') })
  return register.filter(({ id }) => only.includes(id))
}

/** The sectors that have associations, in register order. */
function sectorsOf(
  associations: readonly Association[],
  configured: readonly Sector[],
): readonly Sector[] {
  if (associations.length === 0) throw new Problem('round/emptyFrame')
  const used = new Set(associations.map(({ sector }) => sector))
  const unknown = [...used].filter(id => !configured.some(sector => sector.id === id))
  if (unknown.length > 0) {
    throw new Problem('round/unknownSectors', { sectors: unknown.toSorted().join(', ') })
  }
  return configured.filter(({ id }) => used.has(id))
}

/** To be in a sector with few others would be to be named. @throws Problem 'round/smallSectors'. */
function checkSizes(
  { id, threshold }: Round,
  frame: readonly FrameEntry[],
  sectors: readonly Sector[],
): void {
  const sizes = sectors.map(sector => ({
    sector,
    size: frame.filter(entry => entry.sector === sector.id).length,
  }))
  const found = findSmallSectors(sizes, threshold)
  if (found === null) return
  const told = ({ sector, size }: SectorSize) => `${sector.name} (${size})`
  const [small, merge] = [found.small, found.merge].map(some => some.map(told).join(', '))
  throw new Problem('round/smallSectors', {
    round: id,
    threshold,
    small: small ?? '',
    merge: merge ?? '',
  })
}

/** An association as it stands in the register now. */
export function toFrameEntry({ id, name, orgNumber, sector, email }: Association): FrameEntry {
  return { associationId: id, name, orgNumber, sector, email }
}
