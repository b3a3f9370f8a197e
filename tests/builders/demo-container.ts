import type { Container } from '../../server/container.ts'
import { openDemo } from '../../server/demo/open-demo.ts'
import type { Store } from '../../server/store/store.ts'
import { openTestStore } from './stores.ts'

/** The example data in memory: two certified rounds, their comparison, and a round that is open. */
export async function demoContainer(store?: Store): Promise<Container> {
  const { container, fill } = openDemo(store ?? (await openTestStore()))
  await fill()
  return container
}
