import { byCodePoint } from '../../../surveys/code-point-order.ts'
import { NO_OUTCOMES, type OutcomeCode } from '../../../surveys/outcome.ts'
import type { RoundId } from '../../../surveys/round.ts'
import type { InvitationCount } from '../invitation-store.ts'
import { askedAtLength } from './errors.ts'
import type { Models } from './models.ts'

/** How many invitations of a round are marked, and the outcomes of those that are not, by sector. */
export async function countInvitations(
  round: RoundId,
  opening: string,
  invitation: Models['invitation'],
): Promise<readonly InvitationCount[]> {
  const isAnswered = { $ne: [{ $ifNull: ['$answeredAt', null] }, null] }
  const code = { $cond: [isAnswered, null, { $ifNull: ['$outcome.code', null] }] }
  const groups = await askedAtLength(
    invitation
      .aggregate<Group>([
        { $match: { round, opening } },
        { $group: { _id: { sector: '$sector', isAnswered, code }, count: { $sum: 1 } } },
      ])
      .exec(),
  )
  const sectors = [...new Set(groups.map(({ _id }) => _id.sector))].toSorted(byCodePoint)
  return sectors.map(sector => ({
    sector,
    ...countsOf(groups.filter(({ _id }) => _id.sector === sector)),
  }))
}

/** Invitations that are alike in what is counted. */
interface Group {
  readonly _id: {
    readonly sector: string
    readonly isAnswered: boolean
    readonly code: OutcomeCode | null
  }
  readonly count: number
}

function countsOf(groups: readonly Group[]): Omit<InvitationCount, 'sector'> {
  const sum = (some: readonly Group[]) => some.reduce((total, { count }) => total + count, 0)
  const decided = groups.flatMap(({ _id: { code }, count }): [OutcomeCode, number][] =>
    code === null ? [] : [[code, count]],
  )
  return {
    invited: sum(groups),
    answered: sum(groups.filter(({ _id }) => _id.isAnswered)),
    outcomes: { ...NO_OUTCOMES, ...Object.fromEntries(decided) },
  }
}
