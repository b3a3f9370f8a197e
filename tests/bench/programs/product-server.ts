import { createSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { serve } from '../bench-server.ts'

/**
 * The product over a given store: `product-server.js ADDRESS [BATCH]`; prints its port. A batch of 1 gives
 * every write to a SQLite file a commit of its own.
 */
const [, , address = '', batch] = process.argv

const store =
  batch === undefined ? await openBenchStore(address) : createSqliteStore(address, Number(batch))
// As `barometer serve` does: whoever serves a store alone keeps more of it in memory.
await store.claimServing()
process.stdout.write(`${await serve(benchContainer(store), 'public')}\n`)
