import type { CitedResult } from '../comparison/cited-result.ts'
import type { Say } from './document.ts'

/**
 * What a reader of a certified comparison has to know of the results that it rests on, a sentence each; none: they are
 * here, and hold. Where others have certified it, a result of our own is held against what is certified here.
 */
export function citedResultNotes(cited: readonly CitedResult[], say: Say): readonly string[] {
  const corrected = cited.filter(({ standing }) => standing === 'corrected')
  const rounds = corrected.map(({ round }) => round).join(', ')
  const isOfOthers = cited.some(({ isOwn }) => !isOwn)
  return [
    ...(rounds === '' ? [] : [say('comparison.outdated', { rounds })]),
    ...cited.flatMap(({ round, digest, standing, isOwn }) => {
      const told = { round, digest }
      if (standing === 'missing') {
        return [say(isOwn ? 'comparison.otherResult' : 'comparison.resultNotHere', told)]
      }
      return standing === 'holds' && isOwn && isOfOthers ? [say('comparison.ownResult', told)] : []
    }),
  ]
}
