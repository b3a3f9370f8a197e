import { readContent } from '../certified/read-content.ts'
import type { Comparison } from '../comparison/comparison.ts'
import { FOLLOW_UP_FORMAT, type FollowUpReport } from '../follow-up/follow-up-report.ts'
import type { FreeTextSupplement } from '../free-text/supplement.ts'
import type { ResultSet } from '../results/result-set.ts'
import type { Say } from './document.ts'
import { citedFileName } from './rests-on-sections.ts'

/**
 * What a certified file says that it replaces, and which other files it rests on, a line each, so that it can be held
 * against them; none of one that does neither, or that this program cannot read.
 *
 * @param text The content in canonical form.
 */
export function fileRelations(text: string, say: Say): readonly string[] {
  const read = readContent(text)
  switch (read.kind) {
    case 'result':
      return ofResult(read.content, say)
    case 'supplement':
      return ofSupplement(read.content, say)
    case 'comparison':
      return ofComparison(read.content, say)
    case 'otherFormat':
      return read.format === FOLLOW_UP_FORMAT
        ? ofReport(JSON.parse(text) as FollowUpReport, say)
        : []
    case 'misshapen':
      return []
  }
}

function ofResult({ round, correction }: ResultSet, say: Say): readonly string[] {
  if (correction === undefined) return []
  const { number, replaces: digest, reason } = correction
  const told = { round: round.id, number, before: number - 1, digest, reason }
  return [say('fileRelations.correction', told)]
}

function ofSupplement({ round, result, replaces }: FreeTextSupplement, say: Say) {
  return [
    ...replaced(replaces, say),
    say('fileRelations.supplement'),
    resultLine(round.id, result ?? '', say),
  ]
}

function ofComparison({ first, second }: Comparison, say: Say): readonly string[] {
  const results = [first, second].map(({ round, resultDigest }) =>
    resultLine(round.id, resultDigest ?? '', say),
  )
  return [say('fileRelations.comparison'), ...results]
}

function ofReport({ replaces, rests }: FollowUpReport, say: Say): readonly string[] {
  return [
    ...replaced(replaces, say),
    say('fileRelations.followUp', { count: rests.length }),
    ...rests.map(rest =>
      say('fileRelations.rest', { file: citedFileName(rest, say), digest: rest.digest }),
    ),
  ]
}

function replaced(replaces: FollowUpReport['replaces'], say: Say): readonly string[] {
  return replaces === null ? [] : [say('fileRelations.replaces', { ...replaces })]
}

function resultLine(round: string, digest: string, say: Say): string {
  return say('fileRelations.rest', { file: say('followUp.file.result', { round }), digest })
}
