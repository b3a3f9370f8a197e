import type { Say } from '../../reports/documents/document.ts'
import type { Round } from '../../surveys/round.ts'
import type { Locale } from './locale.ts'

/** Sentences that are said otherwise to a body that the auditors ask than to an association: `body.` before the key. */
const SAID_TO_BODIES: ReadonlySet<string> = new Set([
  'answer.welcome',
  'answer.together',
  'answer.allQuestionsHelp',
  'answer.toForm',
  'answer.note.explanation',
  'answer.wayOut.toForm',
  'answer.copyTitle',
  'answer.nextExplanation',
  'answer.alreadySubmitted',
  'answer.submittedExplanation',
  'answer.submittedClosed',
  'answer.closed',
  'answer.closed.happened',
  'answer.grace',
  'answer.replaced.happened',
  'answer.lostCode',
  'issue.tooLate',
  'layout.answersFor',
  'mailChoice.canAnswer',
  'mailChoice.explanation',
  'mailChoice.toForm',
  'promise.named.told',
  'question.freeText',
])

/** How the form speaks with a body: in the same sentences, but for those that speak of associations and enkäter. */
export function sayToBodies(say: Say): Say {
  return (key, values) => say(SAID_TO_BODIES.has(key) ? `body.${key}` : key, values)
}

/** How to speak with those whom a round asks. */
export function localeIn({ inquiry }: Pick<Round, 'inquiry'>, locale: Locale): Locale {
  return inquiry === undefined ? locale : { ...locale, say: sayToBodies(locale.say) }
}
