import type { Container } from '../../server/container.ts'
import { openDemo } from '../../server/demo/open-demo.ts'

/** The example data in memory: two certified rounds, their comparison, and a round that is open. */
export async function demoContainer(): Promise<Container> {
  const { container, fill } = openDemo(':memory:')
  await fill()
  return container
}
