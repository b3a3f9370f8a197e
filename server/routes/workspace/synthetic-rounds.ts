import type { RoundService } from '../../services/round-service.ts'

/** Whether there are rounds and all of them are made up: then what they are about is too. */
export async function isAllSynthetic({
  rounds,
}: {
  readonly rounds: Pick<RoundService, 'listRounds'>
}): Promise<boolean> {
  const all = await rounds.listRounds()
  return all.length > 0 && all.every(({ synthetic }) => synthetic)
}
