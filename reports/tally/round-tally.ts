import type { SectorId } from '../../surveys/association.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { Answers, ResponseMode } from '../../surveys/response.ts'
import { type Dispositions, submittedDisposition } from './disposition.ts'
import { createTallyCounter, type ItemTally, type TallyCounter } from './item-tally.ts'

/** Everything counted of one sector in one round. */
export interface SectorTally {
  /** How many associations the frame has in the sector: N. */
  readonly invited: number
  readonly dispositions: Dispositions
  /** By question id. */
  readonly items: Readonly<Record<string, ItemTally>>
}

/** Everything counted of one round; all its results are worked out from this. */
export interface RoundTally {
  /** By sector id. */
  readonly sectors: Readonly<Record<SectorId, SectorTally>>
  /** How the submitted responses came in; `null` where only invitations were counted. */
  readonly modes: Readonly<Record<ResponseMode, number>> | null
}

/** What the tally has to know of a submitted response. */
export interface CountedResponse {
  readonly sector: SectorId
  readonly answers: Answers
  readonly mode: ResponseMode
}

/** A tally while responses stream past. The order of the responses does not matter. */
export interface RoundTallyFold {
  add(response: CountedResponse): void
  tally(): RoundTally
}

/**
 * Starts counting a round.
 *
 * @param invited Associations in the frame by sector; a response from another sector throws.
 */
export function createRoundTallyFold(
  questions: readonly ScaleQuestion[],
  invited: Readonly<Record<SectorId, number>>,
): RoundTallyFold {
  const coreItems = questions.map(question => question.id)
  const sectors = new Map(Object.keys(invited).map(id => [id, createSectorCounter(questions)]))
  const modes = { web: 0, import: 0 }
  return {
    add({ sector, answers, mode }) {
      const counter = sectors.get(sector)
      if (counter === undefined) throw new RangeError(`sector ${sector} is not in the frame`)
      counter[submittedDisposition(answers, coreItems)] += 1
      modes[mode] += 1
      for (const [id, item] of counter.items) item.count(answers[id])
    },
    tally: () => ({
      sectors: Object.fromEntries(
        [...sectors].map(([id, counter]) => [id, sectorTally(counter, invited[id] ?? 0)]),
      ),
      modes: { ...modes },
    }),
  }
}

interface SectorCounter {
  I: number
  P: number
  readonly items: readonly (readonly [string, TallyCounter])[]
}

function createSectorCounter(questions: readonly ScaleQuestion[]): SectorCounter {
  return { I: 0, P: 0, items: questions.map(({ id, scale }) => [id, createTallyCounter(scale)]) }
}

function sectorTally({ I, P, items }: SectorCounter, invited: number): SectorTally {
  return {
    invited,
    dispositions: { I, P, R: 0, NC: invited - I - P, O: 0, U: 0, NE: 0 },
    items: Object.fromEntries(items.map(([id, counter]) => [id, counter.tally()])),
  }
}
