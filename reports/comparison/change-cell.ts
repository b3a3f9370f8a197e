import {
  isWithheld,
  type WithholdingReason,
  type Withheld,
  withheld,
} from '../disclosure/figure.ts'
import { firstReason, measure, unless } from '../results/open-figures.ts'
import type { Interval } from '../statistics/interval.ts'
import { detectableChange } from '../statistics/detectable-change.ts'
import { judgeChange, LEVEL } from '../statistics/verdict.ts'
import type { AdjustedP } from './adjusted.ts'
import type { ChangeCell, VerdictFigure, YearCell } from './comparison.ts'
import type { WorkedChange } from './worked-change.ts'

/** Why the figures of one round's mean are withheld; `null`: they are shown. */
export interface YearReasons {
  readonly basic: WithholdingReason | null
  readonly spread: WithholdingReason | null
}

/** One round's mean, whether there is a difference or not. */
export interface YearFigures {
  readonly n: number
  readonly mean: number | null
  readonly interval: Interval | null
  readonly reasons: YearReasons
}

/** How a change is to be judged; `null`: its class allows no verdict. */
export interface Judged {
  readonly p: AdjustedP
  readonly margin: number
}

/** Why each kind of figure of a change is withheld; `null`: it is shown. */
export interface ChangeReasons {
  readonly difference: WithholdingReason | null
  readonly interval: WithholdingReason | null
  /** Standard error, p-values, the smallest change that would have been found. */
  readonly certainty: WithholdingReason | null
  readonly effect: WithholdingReason | null
}

/** A change and how it is judged, before anything is withheld. */
export interface JudgedChange {
  readonly worked: WorkedChange | null
  /** Withheld: what the verdict rests on may not be told here. */
  readonly judged: Judged | Withheld | null
}

/** A change as far as it may be shown. */
export function changeCell(
  { first, second }: { readonly first: YearFigures; readonly second: YearFigures },
  { worked, judged }: JudgedChange,
  reasons: ChangeReasons,
): ChangeCell {
  const open = unless(reasons.certainty)
  const figures = worked === null ? UNKNOWN : knownFigures(worked)
  const isTested = judged !== null && !isWithheld(judged)
  const { raw, p, exploratory } = isTested ? judged.p : NOT_TESTED
  return {
    first: yearCell(first),
    second: yearCell(second),
    difference: measure(figures, { value: reasons.difference, interval: reasons.interval }),
    se: open(figures.se),
    df: open(figures.df),
    p: open(p),
    rawP: open(raw),
    exploratoryP: open(exploratory),
    verdict: verdictFigure(worked, judged, reasons.difference),
    detectable: open(figures.detectable),
    effect: unless(reasons.effect)(figures.effect),
  }
}

const NOT_TESTED: AdjustedP = { raw: null, p: null, exploratory: null }

function knownFigures({ change, test, effect }: WorkedChange) {
  return {
    value: change.difference,
    interval: test.interval95,
    se: change.se,
    df: change.df,
    detectable: detectableChange(change),
    effect: effect.hedgesG,
  }
}

const UNKNOWN = {
  value: null,
  interval: null,
  se: null,
  df: null,
  detectable: null,
  effect: null,
} as const

function yearCell({ n, mean, interval, reasons: { basic, spread } }: YearFigures): YearCell {
  return {
    n: unless(basic)(n),
    mean: measure(
      { value: mean, interval },
      { value: basic, interval: firstReason(basic, spread) },
    ),
  }
}

function verdictFigure(
  worked: WorkedChange | null,
  judged: JudgedChange['judged'],
  reason: WithholdingReason | null,
): VerdictFigure {
  if (reason !== null) return withheld(reason)
  if (worked === null || judged === null) return { value: null }
  if (isWithheld(judged)) return judged
  const { change, test } = worked
  return {
    value: judgeChange({
      difference: change.difference,
      n: [change.first.n, change.second.n],
      isCensus: change.isCensus,
      p: judged.p.p,
      equivalenceP: test.equivalence.p,
      margin: judged.margin,
      alpha: LEVEL,
    }),
  }
}
