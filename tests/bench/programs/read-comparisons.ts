import { scaleQuestionsOf } from '../../../surveys/survey.ts'
import { pathTo, paths } from '../../../server/paths.ts'
import { BENCH_ROUND, benchSurvey, EARLIER_ROUND } from '../bench-round.ts'
import { type Compared, compareSides, openSide } from '../two-sides.ts'

/** What it takes to look into the certified comparison of two rounds, and of two others. */
export interface PagesRead {
  readonly rowsRead: number
  readonly explorer: Compared
  readonly question: Compared
  /** A page that reads only who is logged in: the floor. */
  readonly bare: Compared
}

/** Serves the certified comparisons of two stores in turn: `read-comparisons.js FEW MANY`. */
const [, , few = '', many = ''] = process.argv

const ids = { first: EARLIER_ROUND, second: BENCH_ROUND }
const [question] = scaleQuestionsOf(benchSurvey)
const sides = [await openSide(few), await openSide(many)] as const
const told: PagesRead = {
  explorer: await compareSides(sides, pathTo.explorer(ids)),
  question: await compareSides(sides, pathTo.exploredQuestion(ids, question?.id ?? '')),
  bare: await compareSides(sides, paths.account),
  rowsRead: sides.reduce((sum, { rowsRead }) => sum + rowsRead(), 0),
}
process.stdout.write(JSON.stringify(told), () => process.exit())
