import type { RoundId } from '../../surveys/round.ts'
import { actorText, type Origin } from '../accounts/log-entry.ts'
import type { Session } from '../accounts/session.ts'
import type { ActLog } from './act-log.ts'

/** Notes in the log that somebody reads what associations wrote: once for each log-in and round. */
export async function noteReading(
  acts: ActLog,
  {
    origin,
    session,
    roundId,
  }: {
    readonly origin: Origin
    readonly session: Pick<Session, 'startedAt'>
    readonly roundId: RoundId
  },
): Promise<void> {
  const by = actorText(origin.actor)
  const filter = { by, act: 'freeText.read', object: roundId, before: null } as const
  const [last] = await acts.list(filter, 1)
  if (last !== undefined && last.at >= session.startedAt) return
  await acts.note({ ...origin, act: 'freeText.read', object: roundId })
}
