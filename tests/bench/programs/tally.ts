import { gradeSum } from '../../../reports/tally/item-tally.ts'
import { getOpened, tallyRound } from '../../../server/services/tally-service.ts'
import { scaleQuestionsOf, surveyKey } from '../../../surveys/survey.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND, benchSurvey } from '../bench-round.ts'
import { round } from '../judged.ts'
import { type Counted, plainFold } from '../plain-fold.ts'
import { openRows } from '../stored-rows.ts'

/** How long it took to count a round, how much memory, and what came out of it. */
export interface Tallied extends Counted {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
}

/** Counts the round of a store: `tally.js product|plain ADDRESS`. */
const [, , kind = '', address = ''] = process.argv

/** What takes less is counted once more: much of the first time is compiling. */
const LONG_SECONDS = 3

/** Nothing is looked for behind invitations that are marked. */
const NO_KEYS = { findLinkKey: async () => null }

interface Counter {
  count(): Promise<Counted>
  close(): Promise<void>
}

async function openProduct(): Promise<Counter> {
  const store = await openBenchStore(address)
  const { surveys, rounds } = benchContainer(store)
  return {
    async count() {
      const opened = getOpened(await rounds.getRound(BENCH_ROUND))
      const survey = await surveys.getSurvey(surveyKey(benchSurvey))
      const { sectors, modes } = await tallyRound(opened, survey, { store, keys: NO_KEYS })
      const sums = Object.values(sectors).flatMap(({ items }) =>
        scaleQuestionsOf(benchSurvey).map(({ id, scale }) => gradeSum(items[id]!, scale)),
      )
      return { responses: modes?.web ?? 0, gradeSum: sums.reduce((sum, each) => sum + each, 0) }
    },
    close: () => store.close(),
  }
}

async function openPlain(): Promise<Counter> {
  const rows = await openRows(address)
  return { count: () => plainFold(rows.read()), close: () => rows.close() }
}

async function run(counter: Counter): Promise<Tallied> {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const counted = await counter.count()
  const { user, system } = process.cpuUsage(before)
  return {
    seconds: round((performance.now() - startedAt) / 1000, 3),
    cpuSeconds: round((user + system) / 1e6, 3),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...counted,
  }
}

const counter = await (kind === 'plain' ? openPlain() : openProduct())
const first = await run(counter)
const told = first.seconds < LONG_SECONDS ? await run(counter) : first
process.stdout.write(JSON.stringify(told))
await counter.close()
