import { afterAll, afterEach, beforeEach, describe } from '@jest/globals'

import type { Store } from '../../server/store/store.ts'
import { removeTestStores } from '../builders/stores.ts'
import { ADAPTERS, type ContractStore, openDatabase, openSpareDatabase } from './adapters.ts'

const STORES = ADAPTERS.map(adapter =>
  adapter.open === openDatabase ? { ...adapter, open: openSpareDatabase } : adapter,
)
afterAll(removeTestStores)

/** Runs a port's contract over every adapter, each time on a store that is new and empty. */
export function eachStore(port: string, contract: (store: () => Store) => void): void {
  describe.each(STORES)(`${port}: $name`, ({ open }) => {
    let opened: ContractStore
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(async () => {
      await opened.remove()
    })
    contract(() => opened.store)
  })
}

/**
 * The same with two connections to one store: in two processes they would be the same. Where there can
 * only be one, it stands in both places.
 */
export function eachPairOfStores(
  port: string,
  contract: (stores: () => readonly [Store, Store]) => void,
): void {
  describe.each(STORES)(`${port}: $name`, ({ open }) => {
    let opened: ContractStore
    let another: Store | null = null
    beforeEach(async () => {
      opened = await open()
      another = opened.openAnother === null ? null : await opened.openAnother()
    })
    afterEach(async () => {
      await another?.close()
      await opened.remove()
    })
    contract(() => [opened.store, another ?? opened.store])
  })
}
