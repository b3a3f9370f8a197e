import { digestOf } from '../../../reports/results/canonical.ts'
import { surveyKey } from '../../../surveys/survey.ts'
import { openBenchStore } from '../bench-container.ts'
import {
  BENCH_ROUND,
  benchInvitation,
  benchResponse,
  benchRound,
  benchSurvey,
  EARLIER_ROUND,
  earlierInvitation,
  earlierResponse,
  earlierRound,
  frameEntry,
  namedResponse,
  namedRound,
  wrappedEarlierKey,
  wrappedLinkKey,
} from '../bench-round.ts'

/**
 * Fills a new store with an open round: `fill-store.js ADDRESS ANSWERED UNANSWERED [EARLIER|named]`. The first so many
 * associations have answered and the others have not; with a number of them that answered an earlier round too, that
 * round is there; with `named` the round tells whose answer is whose. It goes in as a copy from another store would.
 */
const [, , address = '', ...counts] = process.argv
const isNamed = counts[2] === 'named'
const [answered = 0, unanswered = 0, earlier = 0] = counts.map(count => Number(count) || 0)
/** How many records are written at a time. */
const BATCH = 5000

async function inBatches<T>(
  size: number,
  of: (index: number) => T,
  write: (records: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < size; from += BATCH) {
    const length = Math.min(BATCH, size - from)
    await write(Array.from({ length }, (_, index) => of(from + index)))
  }
}

const store = await openBenchStore(address)
const key = surveyKey(benchSurvey)
await store.insertSurvey({ key, digest: digestOf(benchSurvey), survey: benchSurvey })
await store.restoreRound({ round: isNamed ? namedRound : benchRound, wrappedLinkKey })
const invited = answered + unanswered
await inBatches(invited, frameEntry, entries => store.restoreFrame(BENCH_ROUND, entries))
await inBatches(
  invited,
  index => benchInvitation(index, index < answered),
  invitations => store.restoreInvitations(invitations),
)
const responseOf = isNamed ? namedResponse : benchResponse
await inBatches(answered, responseOf, responses => store.restoreResponses(responses))
if (earlier > 0) {
  await store.restoreRound({ round: earlierRound, wrappedLinkKey: wrappedEarlierKey })
  await inBatches(earlier, frameEntry, entries => store.restoreFrame(EARLIER_ROUND, entries))
  await inBatches(earlier, earlierInvitation, all => store.restoreInvitations(all))
  await inBatches(earlier, earlierResponse, responses => store.restoreResponses(responses))
}
await store.close()
