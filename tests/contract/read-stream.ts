import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'

/**
 * Run as a process of its own, with `--expose-gc`: reads every response of a store and tells, as JSON, how
 * many there were and how much memory they held at most.
 */
const [, , address = ''] = process.argv
const store = address.startsWith('mongodb://')
  ? await createMongoStore(address, { allowStandalone: true })
  : createSqliteStore(address)

function held(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

// So that what a driver loads at its first call is not measured.
for await (const _each of store.eachStored('annan')) break
await store.findRound('prov-2022')
const before = held()

const EVERY = 500
let count = 0
let outOfOrder = 0
let characters = 0
let last = ''
let most = 0
for await (const response of store.eachStored('prov-2022')) {
  count += 1
  if (response.key <= last) outOfOrder += 1
  last = response.key
  characters += JSON.stringify(response).length
  if (count % EVERY === 1) most = Math.max(most, held())
}
await store.close()
const rss = process.resourceUsage().maxRSS * 1024
process.stdout.write(JSON.stringify({ count, outOfOrder, characters, grew: most - before, rss }))
