import type { ResultSet } from '../../reports/results/result-set.ts'
import type { AssociationId, Sector } from '../../surveys/association.ts'
import { hasDisposedAddresses } from '../../surveys/disposal.ts'
import type { OpenedRound, Round, RoundId } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { currentResult } from './current-format.ts'
import { listVersions } from './result-versions.ts'
import { findNewcomers } from './newcomers.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'

/** What a round was opened with, and what nobody can change afterwards. */
export interface Opening {
  readonly round: Round
  readonly opened: OpenedRound
  readonly survey: Survey
  /**
   * Each sector of the frame with how many associations were invited, in register order; among them those that came by
   * the open link and can no longer be told from them.
   */
  readonly sectors: readonly (Sector & { readonly size: number })[]
  /** How many of them the register had no e-mail address for; `null`: it is no longer known. */
  readonly withoutAddress: number | null
  /** How many that is: of them nothing but their number was kept when the round's key was destroyed. */
  readonly indistinct: number
}

/** A certified result, and the digest that names it. */
export interface Certified {
  readonly result: ResultSet
  readonly digest: string
}

export interface ProtocolService {
  /** @throws Problem 'round/unknown' or 'round/neverOpened'. */
  openingOf(id: RoundId): Promise<Opening>
  /** @throws Problem 'round/unknown' or 'round/notCertified'. */
  certificationOf(id: RoundId): Promise<Certified>
}

export interface ProtocolDeps {
  readonly store: Store
  readonly keys: Pick<RoundKeys, 'findLinkKey'>
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly surveys: Pick<SurveyService, 'getSurvey'>
}

export function createProtocolService(deps: ProtocolDeps): ProtocolService {
  const { store, rounds, surveys } = deps
  return {
    async certificationOf(id) {
      const { state } = await rounds.getRound(id)
      const certified = state === 'certified' ? (await listVersions(id, store)).at(-1) : undefined
      if (certified === undefined) throw new Problem('round/notCertified', { round: id })
      return { result: currentResult(certified.text), digest: certified.digest }
    },
    async openingOf(id) {
      const round = await rounds.getRound(id)
      const { opened } = round
      if (opened === null) throw new Problem('round/neverOpened', { round: id })
      const { survey } = await surveys.getSurvey(round.survey)
      const newcomers = await findNewcomers(round, deps)
      const invited = (await store.listFrame(id)).filter(
        ({ associationId }) => !newcomers.has(associationId),
      )
      const indistinct = Math.max(0, notedNewcomers(round) - newcomers.size)
      const moved = movedFrom(round)
      const sizeOf = ({ id: sector, name }: Sector) =>
        invited.filter(entry => {
          const from = moved.get(entry.associationId)
          return from === undefined ? entry.sector === sector : from === name
        }).length
      const isKnown = indistinct === 0 && !hasDisposedAddresses(round)
      return {
        round,
        opened,
        survey,
        sectors: opened.sectors.map(sector => ({ ...sector, size: sizeOf(sector) })),
        indistinct,
        withoutAddress: isKnown ? invited.filter(({ email }) => email === null).length : null,
      }
    },
  }
}

/** Those that were moved at the review, which the frame follows, with what their sector was called before. */
function movedFrom({ notes }: Round): ReadonlyMap<AssociationId, string> {
  const from = new Map<AssociationId, string>()
  for (const note of notes) {
    if (note.kind !== 'moved' || note.association === undefined) continue
    if (!from.has(note.association)) from.set(note.association, note.from)
  }
  return from
}

/** How many the round says that came by the open link; nothing is said before it is certified. */
function notedNewcomers({ notes }: Round): number {
  return notes.reduce((sum, note) => sum + (note.kind === 'newAssociations' ? note.count : 0), 0)
}
