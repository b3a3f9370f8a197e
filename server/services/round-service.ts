import type { Association, Sector } from '../../surveys/association.ts'
import { isPlainSlug } from '../../surveys/slug.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { AccessToken, Invitation } from '../../surveys/invitation.ts'
import { promiseOf, type PromiseId } from '../../surveys/promise.ts'
import {
  changeRound,
  DEFAULT_GRACE_MINUTES,
  type FrameEntry,
  LOWEST_THRESHOLD,
  type Round,
  type RoundId,
  type RoundPhase,
  roundPhase,
  takesAnswers,
} from '../../surveys/round.ts'
import { createLinkKey, LINK_KEY_BYTES } from '../keys/link-key.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'
import type { SurveyService } from './survey-service.ts'

/** What has to be decided when a round is created. */
export interface NewRound {
  readonly id: RoundId
  readonly survey: string
  readonly year: number
  readonly promise: PromiseId
  readonly threshold: number
  readonly collectedBy: string
  readonly registryNumber: string | null
  readonly opensAt: Instant | null
  readonly closesAt: Instant
  readonly synthetic: boolean
}

/** One association's personal link. */
export interface InvitationLink {
  readonly association: FrameEntry
  readonly token: AccessToken
  readonly answeredAt: Instant | null
}

/** How far a round has come. */
export interface RoundProgress {
  readonly round: Round
  readonly phase: RoundPhase
  readonly invited: number
  readonly answered: number
}

export interface RoundService {
  createRound(wanted: NewRound): Promise<Round>
  /** Freezes survey version, frame, promise and threshold, and makes the invitations. */
  openRound(id: RoundId): Promise<{ readonly round: Round; readonly invited: number }>
  /** Closes at once, without grace. */
  closeRound(id: RoundId): Promise<Round>
  /** @throws Problem 'round/unknown'. */
  getRound(id: RoundId): Promise<Round>
  listRounds(): Promise<readonly Round[]>
  /** The same, with where each stands and how many have answered. */
  listProgress(): Promise<readonly RoundProgress[]>
  /** Every personal link of an opened round, in the order of the associations' ids. */
  listLinks(id: RoundId): Promise<readonly InvitationLink[]>
}

export interface RoundServiceDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly sectors: readonly Sector[]
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

export function createRoundService(deps: RoundServiceDeps): RoundService {
  const { store, surveys, keys, now } = deps

  async function getRound(id: RoundId): Promise<Round> {
    const round = await store.findRound(id)
    if (round === null) throw new Problem('round/unknown', { round: id })
    return round
  }

  return {
    getRound,
    listRounds: () => store.listRounds(),

    async listProgress() {
      const all = await store.listRounds()
      return Promise.all(
        all.map(async round => {
          const counts = await store.countInvitations(round.id)
          return {
            round,
            phase: roundPhase(round, now()),
            invited: counts.reduce((sum, { invited }) => sum + invited, 0),
            answered: counts.reduce((sum, { answered }) => sum + answered, 0),
          }
        }),
      )
    },

    async createRound(wanted) {
      checkNewRound(wanted)
      await surveys.getSurvey(wanted.survey)
      const round: Round = {
        ...wanted,
        revision: 1,
        state: 'draft',
        graceMinutes: DEFAULT_GRACE_MINUTES,
        opened: null,
        closedAt: null,
        notes: [],
      }
      if ((await store.insertRound(round)) === 'exists') {
        throw new Problem('round/exists', { round: wanted.id })
      }
      return round
    },

    async openRound(id) {
      const round = await getRound(id)
      if (round.state !== 'draft') throw new Problem('round/notDraft', { round: id })
      if (round.closesAt <= now()) throw new Problem('round/closesTooEarly', { round: id })
      const { digest } = await surveys.getSurvey(round.survey)
      const associations = await store.listAssociations()
      const sectors = sectorsOf(associations, deps.sectors)
      const frame = associations.map(toFrameEntry)
      const linkKeyBytes = deps.randomBytes(LINK_KEY_BYTES)
      const opened = changeRound(round, {
        state: 'open',
        opened: { at: now(), surveyDigest: digest, sectors },
      })
      const outcome = await store.openRound({
        round: opened,
        frame,
        invitations: frame.map(entry => invite(entry, id, linkKeyBytes, deps)),
        wrappedLinkKey: deps.secret.wrap(linkKeyBytes, id, deps.randomBytes(12)),
      })
      if (outcome === 'stale') throw new Problem('round/changedMeanwhile', { round: id })
      return { round: opened, invited: frame.length }
    },

    async closeRound(id) {
      const round = await getRound(id)
      const phase = roundPhase(round, now())
      if (phase !== 'scheduled' && !takesAnswers(phase)) {
        throw new Problem('round/notOpen', { round: id })
      }
      const closed = changeRound(round, { closedAt: now() })
      if ((await store.saveRound(closed)) === 'stale') {
        throw new Problem('round/changedMeanwhile', { round: id })
      }
      return closed
    },

    async listLinks(id) {
      const linkKey = await keys.linkKeyOf(await getRound(id))
      const frame = new Map((await store.listFrame(id)).map(entry => [entry.associationId, entry]))
      const invitations = await store.listInvitations(id)
      return invitations.flatMap(invitation => {
        const association = frame.get(invitation.associationId)
        if (association === undefined) return []
        const { answeredAt } = invitation
        return [{ association, token: linkKey.token(invitation.id), answeredAt }]
      })
    },
  }
}

function checkNewRound({ id, promise, threshold }: NewRound): void {
  if (!isPlainSlug(id)) throw new Problem('round/faulty', { field: 'id', value: id })
  if (!promiseOf(promise).isOffered) throw new Problem('round/promiseLater', { promise })
  if (!Number.isInteger(threshold) || threshold < LOWEST_THRESHOLD) {
    throw new Problem('round/faulty', { field: 'threshold', value: threshold })
  }
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

function toFrameEntry({ id, name, orgNumber, sector, email }: Association): FrameEntry {
  return { associationId: id, name, orgNumber, sector, email }
}

function invite(
  { associationId, sector }: FrameEntry,
  roundId: RoundId,
  linkKeyBytes: Uint8Array,
  { secret, randomBytes }: RoundServiceDeps,
): Invitation {
  const id = randomBytes(16).toString('base64url')
  const lookup = secret.lookup(createLinkKey(linkKeyBytes).token(id))
  return { id, roundId, associationId, sector, lookup, answeredAt: null }
}
