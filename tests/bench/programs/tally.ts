import { surveyKey } from '../../../surveys/survey.ts'
import { gradeSum } from '../../../reports/tally/item-tally.ts'
import { getOpened, tallyRound } from '../../../server/services/tally-service.ts'
import { scaleQuestionsOf } from '../../../surveys/survey.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND, benchSurvey } from '../bench-round.ts'
import { round } from '../judged.ts'
import { plainFold } from '../plain-fold.ts'

/** How long it took to count a round, how much memory, and what came out of it. */
export interface Tallied {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
  readonly responses: number
  readonly gradeSum: number
}

/** Counts the round of a store: `tally.js product|plain ADDRESS`. The second of two times is told. */
const [, , kind = '', address = ''] = process.argv

type Counted = Pick<Tallied, 'responses' | 'gradeSum'>

async function countByProduct(): Promise<Counted> {
  const store = await openBenchStore(address)
  const { surveys, rounds } = benchContainer(store)
  const opened = getOpened(await rounds.getRound(BENCH_ROUND))
  const survey = await surveys.getSurvey(surveyKey(benchSurvey))
  const { sectors, modes } = await tallyRound(opened, survey, { store })
  await store.close()
  const sums = Object.values(sectors).flatMap(({ items }) =>
    scaleQuestionsOf(benchSurvey).map(({ id, scale }) => gradeSum(items[id]!, scale)),
  )
  return { responses: modes?.web ?? 0, gradeSum: sums.reduce((sum, each) => sum + each, 0) }
}

async function run(): Promise<Tallied> {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const counted = kind === 'plain' ? await plainFold(address) : await countByProduct()
  const { user, system } = process.cpuUsage(before)
  return {
    seconds: round((performance.now() - startedAt) / 1000, 3),
    cpuSeconds: round((user + system) / 1e6, 3),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...counted,
  }
}

await run()
process.stdout.write(JSON.stringify(await run()))
