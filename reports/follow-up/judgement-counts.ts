import { type Dossier, type Judgement, JUDGEMENTS } from './dossier-schema.ts'
import type { Matrix } from './matrix.ts'

/** How many places of a matrix have each judgement, are judged in words alone, or are not judged. */
export interface JudgementCounts {
  readonly onScale: Readonly<Record<Judgement, number>>
  readonly inWords: number
  readonly missing: number
}

/**
 * Counts those that a recommendation is directed to: who is not asked is not judged. Where a recommendation has
 * parts, they are counted and not the whole.
 */
export function judgementCounts({ rows }: Matrix): JudgementCounts {
  const wholes = new Set(rows.map(({ recommendation }) => recommendation.parent))
  const cells = rows
    .filter(({ recommendation }) => !wholes.has(recommendation.id))
    .flatMap(row => row.cells)
    .filter(cell => cell !== null && cell.group !== undefined)
  const judged = cells.map(cell => cell?.assessment ?? null)
  const count = (judgement: Judgement) =>
    judged.filter(assessment => assessment?.judgement === judgement).length
  const missing = judged.filter(assessment => assessment === null).length
  const onScale = Object.fromEntries(
    JUDGEMENTS.map(judgement => [judgement, count(judgement)]),
  ) as Record<Judgement, number>
  const counted = Object.values(onScale).reduce((sum, each) => sum + each, 0)
  return { onScale, inWords: judged.length - missing - counted, missing }
}

/** What the auditors have said of each audit as a whole, the latest last. */
export function judgementsOfAudit(audit: string, { assessments }: Pick<Dossier, 'assessments'>) {
  return assessments.filter(each => each.audit === audit && each.recommendation === null)
}
