import { writeAnswers } from '../../../surveys/answering/read-answers.ts'
import type { Warning } from '../../../surveys/answering/check-answers.ts'
import { textIn } from '../../../surveys/language.ts'
import { type ShownPage, shownPages } from '../../../surveys/logic/shown-pages.ts'
import { partsOn } from '../../../surveys/logic/visibility.ts'
import { type WayOutKind, WAYS_OUT } from '../../../surveys/outcome.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import type { Answers } from '../../../surveys/response.ts'
import { minutesOf, questionsOf, questionsOn } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'
import { answerListView } from '../answer-list-view.ts'
import { blockViews, errorViews, warningViews } from '../question-view.ts'
import type { FormContent } from '../questions/field.ts'
import { type AnswerContext, answerPage, graceNotice, lastMoment, markOf } from './answer-page.ts'
import { noteView } from './note-views.ts'
import { wayOutTold } from './way-out-views.ts'
import { keptFields, shownFields, stampFields } from './form-fields.ts'

/** What the first page tells besides what every page does. */
export interface Welcomed {
  readonly sector: string
  readonly hasDraft: boolean
  /** The number of the page to begin with. */
  readonly first: number
  /** From whoever was here before; empty: none. */
  readonly note: string
  /** A way out that has been taken, and whether staff have decided; `null`: none. */
  readonly wayOut: { readonly kind: WayOutKind; readonly isDecided: boolean } | null
}

/** The first page: whose answer it is, what is promised, and the way in. */
export function welcomeView(
  context: AnswerContext,
  { sector, hasDraft, first, wayOut, note }: Welcomed,
) {
  const { token, round, survey, associationName, say, language, to } = context
  const heading = say('answer.welcome', { association: associationName })
  return {
    ...answerPage(context, { heading, way: { path: pathTo.answer(token), by: 'link' } }),
    // The heading says it.
    association: null,
    heading,
    introduction: textIn(survey.introduction, language),
    notice: graceNotice(context),
    sector,
    minutes: minutesOf(survey),
    closes: lastMoment(context),
    promise: say(`promise.${round.promise}.told`, { threshold: round.threshold }),
    start: to.answerPart(token, first),
    startLabel: say(hasDraft ? 'answer.continue' : 'answer.begin'),
    questions: to.answerQuestions(token),
    note: noteView(context, note),
    told: welcomeNotice(context, wayOut),
    // Whoever was not asked has nothing to get out of.
    waysOut: (context.isWalkIn || round.inquiry !== undefined ? [] : WAYS_OUT).map(kind => ({
      href: to.wayOut(token, kind),
      text: say(`answer.wayOut.${kind}`),
    })),
  }
}

/** A way out that has been taken, or that the answer will wait; `null`: there is nothing to tell. */
function welcomeNotice(context: AnswerContext, wayOut: Welcomed['wayOut']): string | null {
  if (context.isWalkIn) return context.say('open.waits')
  return wayOut === null ? null : wayOutTold(context, wayOut.kind, wayOut.isDecided)
}

/** Where a page stands among those that are shown, and what its form was made from. */
export interface PartPlace {
  readonly shown: ShownPage
  /** "Del 3 av 8": the pages that are shown are counted. */
  readonly position: string
  readonly count: string
  readonly revision: number | string
  readonly base: string | null
  readonly hidden: ReadonlySet<string>
  /** What is new on the page since the form was sent; `null`: nothing. */
  readonly news: string | null
}

/** One theme of the form. */
export function partView(
  context: AnswerContext,
  { shown, position, count, revision, base, hidden, news }: PartPlace,
  content: FormContent,
) {
  const { token, round, language, to } = context
  const { page, number, blocks } = shown
  const questions = questionsOn(page)
  const errors = errorViews(questions, content.issues, context)
  const warnings = warningViews(questions, content.warnings, context)
  const heading = textIn(page.title, language)
  const notShown = partsOn(page).filter(id => hidden.has(id))
  return {
    ...answerPage(context, {
      heading,
      mark: markOf(context, { errors, warnings }),
      way: { path: pathTo.answerPart(token, number), by: 'form' },
    }),
    heading,
    number: position,
    count,
    errors,
    warnings,
    checkWords: checkWords(context),
    notice: graceNotice(context),
    news,
    introduction: page.introduction === undefined ? null : textIn(page.introduction, language),
    action: to.answerPart(token, number),
    savesWhileTyping: promiseOf(round.promise).savesWhileTyping,
    fields: [
      ...stampFields({ round: round.id, revision, base }),
      ...shownFields({ notShown, warnings: content.warnings }),
    ],
    blocks: blockViews(blocks, content, context),
  }
}

/** What is said above answers that are asked about. */
function checkWords({ say }: AnswerContext) {
  return { heading: say('question.checkHeading'), explanation: say('question.checkExplanation') }
}

/** Everything that was answered, before it is sent in. The form carries it all. */
export function reviewView(
  context: AnswerContext,
  {
    answers,
    warnings,
    note,
    ...stamp
  }: {
    /** To what is shown. */
    answers: Answers
    warnings: readonly Warning[]
    note: string
    revision: number
    submissionId: string
  },
  back: number,
) {
  const { token, round, survey, say, to } = context
  const way = { path: pathTo.answerReview(token), by: 'link' } as const
  return {
    ...answerPage(context, { heading: say('answer.review'), way }),
    notice: graceNotice(context),
    note: noteView(context, note),
    themes: answerListView(survey, answers, {
      wording: context,
      warnings,
      hrefOf: part => to.answerPart(token, part),
    }),
    action: to.answerSubmit(token),
    fields: [
      ...stampFields({ round: round.id, ...stamp }),
      ...shownFields({ notShown: [], warnings }),
      ...keptFields(writeAnswers(questionsOf(survey), answers)),
    ],
    back: to.answerPart(token, back),
  }
}

/** What a form with all questions was made from. With a code it replaces what is sent in. */
export interface WholeStamp {
  readonly revision: number
  readonly submissionId: string
  readonly code: string | null
}

/**
 * All questions on one page: to change an answer that is sent in, and to mend one that was refused.
 *
 * @param hidden What is not shown to someone with these answers.
 */
export function wholeView(
  context: AnswerContext,
  { stamp, hidden, news }: { stamp: WholeStamp; hidden: ReadonlySet<string>; news: string | null },
  content: FormContent,
) {
  const { token, round, survey, say, language, to } = context
  const { revision, submissionId, code } = stamp
  const errors = errorViews(questionsOf(survey), content.issues, context)
  const warnings = warningViews(questionsOf(survey), content.warnings, context)
  const isChange = code !== null
  const heading = say(isChange ? 'answer.change' : 'answer.mend')
  return {
    ...answerPage(context, {
      heading,
      mark: markOf(context, { errors, warnings }),
      way: { path: pathTo.answerSubmit(token), by: 'form' },
    }),
    heading,
    explanation: say(isChange ? 'answer.changeExplanation' : 'answer.mendExplanation'),
    button: say(isChange ? 'answer.sendChange' : 'answer.send'),
    errors,
    warnings,
    checkWords: checkWords(context),
    news,
    action: to.answerSubmit(token),
    fields: [
      ...stampFields({ round: round.id, revision, submissionId, code }),
      ...shownFields({ notShown: hidden, warnings: content.warnings }),
    ],
    pages: shownPages(survey, hidden).map(({ page, blocks }) => ({
      heading: textIn(page.title, language),
      introduction: page.introduction === undefined ? null : textIn(page.introduction, language),
      blocks: blockViews(blocks, content, context),
    })),
  }
}
