import { toInstant } from '../../surveys/instant.ts'
import { createContainer } from '../../server/container.ts'
import { createRandomPool } from '../../server/keys/random-pool.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { createLog, listen } from '../../server/web.ts'
import { BENCH_SECRET, BENCH_SECTORS } from './bench-round.ts'

/** The product over a given store: `product-server.js STORE [BATCH]`; prints its port. */
const [, , storePath = '', batch] = process.argv

const container = createContainer({
  store: createSqliteStore(storePath, batch === undefined ? undefined : Number(batch)),
  secret: BENCH_SECRET,
  sectors: BENCH_SECTORS,
  program: { name: 'samverkansbarometer', version: 'bench' },
  now: () => toInstant(new Date()),
  randomBytes: createRandomPool(),
})
const { port } = await listen(container, {
  municipality: { name: 'Provby kommun', contact: 'utredaren' },
  say: loadTexts('sv'),
  host: '127.0.0.1',
  port: 0,
  openWorkspace: false,
  baseUrl: 'http://127.0.0.1',
  log: createLog('info'),
})
process.stdout.write(`${port}\n`)
