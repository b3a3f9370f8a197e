import { createRandomPool } from '../../server/keys/random-pool.ts'
import { type Container, createContainer, openStore } from '../../server/container.ts'
import type { Store } from '../../server/store/store.ts'
import { loginRules, USUAL_LOGIN } from '../../server/login-settings.ts'
import { toInstant } from '../../surveys/instant.ts'
import { TEST_SIGNING } from '../builders/test-container.ts'
import { TEST_MAIL } from '../builders/test-mail.ts'
import { BENCH_SECRET, BENCH_SECTORS } from './bench-round.ts'

/** A store of either kind; a server that tests run on may stand alone. */
export function openBenchStore(address: string): Promise<Store> {
  return openStore(address, { allowStandalone: true })
}

/** The product over a store, as it runs in earnest. */
export function benchContainer(store: Store): Container {
  return createContainer({
    store,
    secret: BENCH_SECRET,
    signing: TEST_SIGNING,
    sectors: BENCH_SECTORS,
    staff: { rules: loginRules(USUAL_LOGIN), municipality: 'Provby kommun', openId: null },
    mail: TEST_MAIL,
    program: { name: 'samverkansbarometer', version: 'bench' },
    now: () => toInstant(new Date()),
    randomBytes: createRandomPool(),
  })
}
