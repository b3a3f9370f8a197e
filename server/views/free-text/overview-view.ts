import type { Say } from '../../../reports/documents/document.ts'
import { isBegun } from '../../../reports/free-text/count-codes.ts'
import { quoteOf, standingOf } from '../../../surveys/free-text/coding-book.ts'
import type { TextQuestion } from '../../../surveys/free-text/text-questions.ts'
import { may } from '../../accounts/policy.ts'
import { pathTo } from '../../paths.ts'
import type { FreeTextOverview } from '../../services/free-text-service.ts'
import type { Visitor } from '../work-page.ts'
import { freeTextPage, placeOf } from './free-text-page.ts'

/** "Fritextsvar": the questions of a round that are answered in free text, and how far the coding has come. */
export function freeTextOverview(
  { visitor, overview }: { readonly visitor: Visitor; readonly overview: FreeTextOverview },
  say: Say,
) {
  const { round, questions, coded } = overview
  const begun = coded?.some(isBegun) === true
  return {
    ...freeTextPage(say('freeText.page', { round: round.id }), { visitor, round }, say),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    lead: say(leadOf(overview)),
    mayCode: may(visitor.user, 'freeText.code'),
    isReadable: coded !== null,
    questions: questions.map(question => questionRow(question, overview, say)),
    supplement: begun ? pathTo.supplement(round.id) : null,
  }
}

function leadOf({ questions, coded }: FreeTextOverview): string {
  if (questions.length === 0) return 'freeText.noQuestions'
  return coded === null ? 'freeText.lead.notYet' : 'freeText.lead'
}

function questionRow(question: TextQuestion, { round, coded }: FreeTextOverview, say: Say) {
  const place = placeOf({ round, question })
  const found = coded?.find(({ id }) => id === question.id)
  const comments = found?.comments ?? []
  const left = comments.filter(
    each => found !== undefined && standingOf(each, found.book) !== 'coded',
  )
  const quotes = comments.filter(each => found !== undefined && quoteOf(each, found.book) !== null)
  return {
    wording: question.label.sv,
    href: pathTo.freeTextQuestion(place),
    codes: pathTo.codes(place),
    comments: String(comments.length),
    left: String(left.length),
    quotes: String(quotes.length),
    codesText: say('freeText.codeCount', { count: found?.book.frame.codes.length ?? 0 }),
  }
}
