import type { SectorId } from '../../surveys/association.ts'
import { NO_OUTCOMES, type OutcomeCounts } from '../../surveys/outcome.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { Answers, ResponseMode } from '../../surveys/response.ts'
import { type AlphaTally } from './alpha-tally.ts'
import { answerCode, NOT_SHOWN } from './answer-code.ts'
import { type CodedFold, createCodedFold } from './coded-fold.ts'
import { type Dispositions, submittedDisposition } from './disposition.ts'
import { codedIndex } from './coded-index.ts'
import type { IndexItems, IndexTally } from './index-tally.ts'
import { type ItemTally, tallyOfCounts } from './item-tally.ts'

/** Everything counted of one sector in one round. */
export interface SectorTally {
  /**
   * How many associations the frame has in the sector: N, before those who were not eligible are taken away; `null`:
   * nobody was invited, and nobody knows how many could have answered.
   */
  readonly invited: number | null
  readonly dispositions: Dispositions
  /** By question id. */
  readonly items: Readonly<Record<string, ItemTally>>
  /** By index id. */
  readonly indices: Readonly<Record<string, IndexTally>>
}

/** A sector in which nobody was asked. */
export const EMPTY_SECTOR_TALLY: SectorTally = {
  invited: 0,
  dispositions: { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 0 },
  items: {},
  indices: {},
}

/** Everything counted of one round; all its results are worked out from this. */
export interface RoundTally {
  /** By sector id. */
  readonly sectors: Readonly<Record<SectorId, SectorTally>>
  /** By index id, of those whose alpha is wanted; over all sectors. */
  readonly alphas: Readonly<Record<string, AlphaTally>>
  /** How the submitted responses came in; `null` where only invitations were counted. */
  readonly modes: Readonly<Record<ResponseMode, number>> | null
}

/** What the tally has to know of a submitted response. */
export interface CountedResponse {
  readonly sector: SectorId
  readonly answers: Answers
  /** What a condition kept from it. */
  readonly hidden?: ReadonlySet<string>
  readonly mode: ResponseMode
}

/** A tally while responses stream past. The order of the responses does not matter. */
export interface RoundTallyFold {
  add(response: CountedResponse): void
  tally(): RoundTally
}

/** What is counted in a round. */
export interface TallyPlan {
  readonly questions: readonly ScaleQuestion[]
  readonly indices: readonly IndexItems[]
  /** Associations in the frame by sector, or `null` where nobody was invited; a response from another sector throws. */
  readonly invited: Readonly<Record<SectorId, number | null>>
  /** Associations that have not answered and have another outcome than that, by sector; left out: none has. */
  readonly outcomes?: Readonly<Record<SectorId, OutcomeCounts>>
}

const NOTHING: ReadonlySet<string> = new Set()

/** Starts counting a round. */
export function createRoundTallyFold(plan: TallyPlan): RoundTallyFold {
  const { questions, indices, invited, outcomes = {} } = plan
  const coreItems = questions.map(question => question.id)
  const sectorIds = Object.keys(invited)
  const place = new Map(sectorIds.map((id, index) => [id, index]))
  const submitted = sectorIds.map(() => ({ I: 0, P: 0 }))
  const modes: Record<ResponseMode, number> = { web: 0, paper: 0, telephone: 0, import: 0 }
  const codes = new Uint8Array(questions.length)
  const fold = createCodedFold({
    sectors: sectorIds.length,
    items: questions.length,
    indices: indices.map(index => codedIndex(index, questions)),
  })
  return {
    add({ sector, answers, hidden = NOTHING, mode }) {
      const at = place.get(sector)
      const counted = submitted[at ?? -1]
      if (at === undefined || counted === undefined) {
        throw new RangeError(`sector ${sector} is not in the frame`)
      }
      const shown = hidden.size === 0 ? coreItems : coreItems.filter(id => !hidden.has(id))
      counted[submittedDisposition(answers, shown)] += 1
      modes[mode] += 1
      for (const [item, { id, scale }] of questions.entries()) {
        codes[item] = answerCode(hidden.has(id) ? NOT_SHOWN : answers[id], scale)
      }
      fold.add(at, codes, 0)
    },
    tally: () => ({
      sectors: Object.fromEntries(
        Object.entries(invited).map(([id, size], at) => {
          const known = { ...NONE, ...outcomes[id], ...submitted[at] }
          return [id, { ...reached(size, known), ...sectorCounts(fold, at, plan) }]
        }),
      ),
      alphas: alphasOf(fold, indices),
      modes: { ...modes },
    }),
  }
}

function alphasOf(fold: CodedFold, indices: readonly IndexItems[]): RoundTally['alphas'] {
  return Object.fromEntries(
    indices.flatMap(({ id }, index) => {
      const alpha = fold.indices[index]?.alpha()
      return alpha === undefined || alpha === null ? [] : [[id, alpha]]
    }),
  )
}

const NONE = { I: 0, P: 0, ...NO_OUTCOMES }

/**
 * What became of those who were invited: whoever has neither answered nor another outcome did not answer. Where
 * nobody was invited (`null`) nobody left it unanswered.
 */
export function reached(
  invited: number | null,
  known: Omit<Dispositions, 'NC'>,
): Pick<SectorTally, 'invited' | 'dispositions'> {
  const { I, P, R, O, U, NE } = known
  const silent = invited === null ? 0 : invited - I - P - R - O - U - NE
  return { invited, dispositions: { ...known, NC: silent } }
}

function sectorCounts(
  fold: CodedFold,
  sector: number,
  { questions, indices }: TallyPlan,
): Pick<SectorTally, 'items' | 'indices'> {
  return {
    items: Object.fromEntries(
      questions.map(({ id, scale }, item) => [id, tallyOfCounts(fold.counts(sector, item), scale)]),
    ),
    indices: Object.fromEntries(
      indices.flatMap(({ id }, index) => {
        const tally = fold.indices[index]?.tally(sector)
        return tally === undefined ? [] : [[id, tally]]
      }),
    ),
  }
}
