import { type Container, createContainer } from '../container.ts'
import { readProgram } from '../program.ts'
import type { Store } from '../store/store.ts'
import { createDemoClock } from './demo-clock.ts'
import { DEMO_SECTORS } from './demo-register.ts'
import { DEMO_SEED, fillDemo } from './fill-demo.ts'
import { createSeededRandom } from './seeded-random.ts'

/**
 * The application over the store of the example data, with keys, randomness and a clock of the demo's
 * own: the same bytes every time. Nothing is in it until `fill` has run.
 */
export function openDemo(store: Store): {
  readonly container: Container
  readonly fill: () => Promise<void>
} {
  const random = createSeededRandom(DEMO_SEED)
  const clock = createDemoClock()
  const container = createContainer({
    store,
    secret: createSeededRandom(`${DEMO_SEED} secret`).bytes(32),
    sectors: DEMO_SECTORS,
    program: readProgram(),
    now: clock.now,
    randomBytes: random.bytes,
  })
  return { container, fill: () => fillDemo({ container, clock, random }) }
}
