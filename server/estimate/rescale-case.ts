import { answerCode, CODE_WIDTH } from '../../reports/tally/answer-code.ts'
import { tallyOfCounts } from '../../reports/tally/item-tally.ts'
import { designInterval, sectorEstimate } from '../../reports/statistics/domain-estimate.ts'
import { describeAnswers } from '../../reports/statistics/descriptives.ts'
import { indexScoring } from '../../reports/statistics/scoring.ts'
import { scaleIndexStep } from '../../reports/statistics/scale-index.ts'
import { type Block, limits } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'

/** Answers on any scale as an index 0–100, without a frame, as a survey program prints it. */
export function estimateRescale({ cases }: CaseOf<'rescale'>): Block {
  return { cases: cases.map(rescaled) }
}

function rescaled({ values, min, max }: CaseOf<'rescale'>['cases'][number]): Block {
  const scale = { min, max }
  const counts = Array.from({ length: Math.max(CODE_WIDTH, max - min + 3) }, () => 0)
  for (const value of values) {
    const code = answerCode(value, scale)
    counts[code] = (counts[code] ?? 0) + 1
  }
  const tally = tallyOfCounts(counts, scale)
  const { mean, sd } = describeAnswers(tally, scale)
  const index = sectorEstimate({ size: null, tally }, indexScoring(scale))
  return {
    mean,
    index: index.mean,
    sd: sd === null ? null : scaleIndexStep(scale) * sd,
    se: index.se,
    ci: limits(designInterval(index)),
  }
}
