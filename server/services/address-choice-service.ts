import { promiseOf } from '../../surveys/promise.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { OptOut } from './address-stop-service.ts'
import type { RecipientDeps } from './mail-recipient.ts'

/** What a link in a mail about a result says of the address that it went to: nobody is found by it. */
export interface AddressChoices {
  /** @returns `null`: the link is not one of ours. */
  find(id: RoundId, addressToken: string): Promise<OptOut | null>
  /** Whoever reads the mail wants no more of them, or wants them again. */
  choose(id: RoundId, addressToken: string, isStopped: boolean): Promise<OptOut | null>
}

export function createAddressChoices({
  store,
  secret,
  now,
}: Pick<RecipientDeps, 'store' | 'secret'> & { readonly now: () => string }): AddressChoices {
  return {
    async find(id, addressToken) {
      const key = secret.readAddressToken(addressToken, id)
      const round = key === null ? null : await store.findRound(id)
      if (key === null || round === null) return null
      return { round, isStopped: (await store.findAddressStop(key)) !== null }
    },
    async choose(id, addressToken, isStopped) {
      const key = secret.readAddressToken(addressToken, id)
      const round = key === null ? null : await store.findRound(id)
      if (key === null || round === null) return null
      const at = promiseOf(round.promise).marksAnswered ? now() : null
      await (isStopped
        ? store.stopAddress({ key, kind: 'optedOut', roundId: id, associationId: null, at })
        : store.removeAddressStop(key))
      return { round, isStopped }
    },
  }
}
