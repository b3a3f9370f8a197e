import { afterEach, beforeEach, describe } from '@jest/globals'

import type { Store } from '../../server/store/store.ts'
import type { OpenedStore } from '../builders/stores.ts'
import { ADAPTERS } from './adapters.ts'

/** Runs a port's contract over every adapter, each time on a store that is new and empty. */
export function eachStore(port: string, contract: (store: () => Store) => void): void {
  describe.each(ADAPTERS)(`${port}: $name`, ({ open }) => {
    let opened: OpenedStore
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(async () => {
      await opened.remove()
    })
    contract(() => opened.store)
  })
}

/** Text that stores have been known to alter. */
export const HARD_TEXT = 'Å "ä" ö\u0000 \\ $where {a.b} 😀 \u2028 </script> %_\'; DROP'
