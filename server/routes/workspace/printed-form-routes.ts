import { type RequestHandler, Router } from 'express'

import type { PrintedQuestion, PrintedResult } from '../../../reports/printed/printed-result.ts'
import { typedQuestion } from '../../../reports/printed/read-question.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { typedSource } from '../../services/printed-columns.ts'
import type { Typed } from '../../views/form-field.ts'
import {
  QUESTION_FIELDS,
  SOURCE_FIELDS,
  SYNTHETIC_FIELD,
  valuesOf,
} from '../../views/printed/printed-fields.ts'
import {
  type FormState,
  questionForm,
  removalForm,
  sourceForm,
} from '../../views/printed/printed-forms.ts'
import {
  answerForm,
  type PrintedFormDeps,
  type PrintedParams,
  seenIn,
  sendForm,
  typedFields,
  writerIn,
} from './printed-form.ts'
import { fieldIn } from './staff-form.ts'

export interface QuestionParams extends PrintedParams {
  readonly number: string
}

/** The forms for a printed result: its source, and its questions with their figures. */
export function printedFormRoutes(deps: PrintedFormDeps): Router {
  const router = Router()
  addSource(router, deps)
  addNewQuestion(router, deps)
  addQuestion(router, deps)
  addRemoval(router, deps)
  return router
}

const fresh = (values: Typed['values']): FormState => ({
  typed: { values, errors: {} },
  isStale: false,
})

function addSource(router: Router, deps: PrintedFormDeps): void {
  const { staff, printedResults, say } = deps
  const form = (printed: PrintedResult | null, state: FormState) => sourceForm(printed, state, say)
  router.get(paths.newPrinted, staff.mayDo('printed.run'), (_req, res) => {
    const state = fresh({ [SYNTHETIC_FIELD]: 'nej' })
    sendForm(res, form(null, state), { ...state, deps })
  })
  router.post(paths.newPrinted, staff.mayDo('printed.run'), async (req, res) => {
    const typed = typedFields(req, SOURCE_FIELDS)
    const word = fieldIn(req, SYNTHETIC_FIELD)
    const outcome = await printedResults.add(typed, word === 'ja', writerIn(req, res))
    const values = { ...valuesOf(typed, SOURCE_FIELDS), [SYNTHETIC_FIELD]: word }
    answerForm(res, { outcome, values, printed: null, form }, deps)
  })
  const mayChange = staff.mayDo<PrintedParams>('printed.run')
  router.get(paths.printedSource, mayChange, async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const state = fresh(valuesOf(typedSource(printed), SOURCE_FIELDS))
    sendForm(res, form(printed, state), { ...state, deps })
  })
  router.post(paths.printedSource, mayChange, async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const typed = typedFields(req, SOURCE_FIELDS)
    const seen = seenIn(req, req.params)
    const outcome = await printedResults.changeSource(seen, typed, writerIn(req, res))
    const values = valuesOf(typed, SOURCE_FIELDS)
    answerForm(res, { outcome, values, printed, form }, deps)
  })
}

function addNewQuestion(router: Router, deps: PrintedFormDeps): void {
  const mayRun = deps.staff.mayDo<PrintedParams>('printed.run')
  router.get(paths.newPrintedQuestion, mayRun, async (req, res) => {
    const printed = await deps.printedResults.get(req.params.printedId)
    const last = printed.questions.at(-1)
    // The questions of one enkät mostly have the same scale.
    const scale = last?.scale ?? { min: 1, max: 5 }
    const { min, max } = QUESTION_FIELDS
    const state = fresh({ [min]: String(scale.min), [max]: String(scale.max) })
    sendForm(res, questionForm({ printed, was: null }, state, deps.say), { ...state, deps })
  })
  router.post(
    paths.newPrintedQuestion,
    mayRun,
    saveQuestion(deps, () => null),
  )
}

function addQuestion(router: Router, deps: PrintedFormDeps): void {
  const mayRun = deps.staff.mayDo<QuestionParams>('printed.run')
  router.get(paths.printedQuestion, mayRun, async (req, res) => {
    const printed = await deps.printedResults.get(req.params.printedId)
    const question = questionIn(printed, req.params)
    const state = fresh(valuesOf(typedQuestion(question), QUESTION_FIELDS))
    const place = { printed, was: question.number }
    sendForm(res, questionForm(place, state, deps.say), { ...state, deps })
  })
  router.post(
    paths.printedQuestion,
    mayRun,
    saveQuestion<QuestionParams>(deps, (printed, params) => questionIn(printed, params).number),
  )
}

function saveQuestion<Params extends PrintedParams>(
  deps: PrintedFormDeps,
  whichOf: (printed: PrintedResult, params: Params) => string | null,
): RequestHandler<Params> {
  const { printedResults, say } = deps
  return async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const was = whichOf(printed, req.params)
    const typed = typedFields(req, QUESTION_FIELDS)
    const seen = seenIn(req, req.params)
    const outcome = await printedResults.saveQuestion(seen, { was, typed }, writerIn(req, res))
    const values = valuesOf(typed, QUESTION_FIELDS)
    const form = (now: PrintedResult | null, state: FormState) =>
      questionForm({ printed: now ?? printed, was }, state, say)
    answerForm(res, { outcome, values, printed, form }, deps)
  }
}

function addRemoval(router: Router, deps: PrintedFormDeps): void {
  const { staff, printedResults, say } = deps
  const mayRun = staff.mayDo<QuestionParams>('printed.run')
  router.get(paths.printedQuestionRemoval, mayRun, async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const question = questionIn(printed, req.params)
    const state = fresh({})
    sendForm(res, removalForm({ printed, question }, state, say), { ...state, deps })
  })
  router.post(paths.printedQuestionRemoval, mayRun, async (req, res) => {
    const printed = await printedResults.get(req.params.printedId)
    const question = questionIn(printed, req.params)
    const seen = seenIn(req, req.params)
    const outcome = await printedResults.removeQuestion(seen, question.number, writerIn(req, res))
    const form = (now: PrintedResult | null, state: FormState) =>
      removalForm({ printed: now ?? printed, question }, state, say)
    answerForm(res, { outcome, values: {}, printed, form }, deps)
  })
}

/** @throws Problem 'printed/noQuestion'. */
export function questionIn(
  { questions }: PrintedResult,
  { number }: Pick<QuestionParams, 'number'>,
): PrintedQuestion {
  const found = questions.find(question => question.number === number)
  if (found === undefined) throw new Problem('printed/noQuestion', { number })
  return found
}
