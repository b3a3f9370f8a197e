import { pathTo } from '../../../server/paths.ts'
import { BENCH_ROUND } from '../bench-round.ts'
import { type Compared, compareSides, openSide } from '../two-sides.ts'

/** What it takes to read the certified result of one round, and of another. */
export interface ResultsRead {
  readonly rowsRead: number
  readonly page: Compared
  readonly json: Compared
}

/**
 * Serves the certified rounds of two stores, and asks each for its result in turn: `read-results.js FEW MANY`.
 * In one process, so that both are equally warm.
 */
const [, , few = '', many = ''] = process.argv

const sides = [await openSide(few), await openSide(many)] as const
const told: ResultsRead = {
  page: await compareSides(sides, pathTo.result(BENCH_ROUND)),
  json: await compareSides(sides, pathTo.resultFile(BENCH_ROUND, 'json')),
  rowsRead: sides.reduce((sum, { rowsRead }) => sum + rowsRead(), 0),
}
process.stdout.write(JSON.stringify(told), () => process.exit())
