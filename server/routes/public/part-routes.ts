import {
  type Request,
  type RequestHandler,
  type Response as ExpressResponse,
  Router,
} from 'express'

import { writeAnswers } from '../../../surveys/answering/read-answers.ts'
import { pageWarnings } from '../../../surveys/answering/read-page.ts'
import { hiddenParts, partsOn } from '../../../surveys/logic/visibility.ts'
import { questionsOn } from '../../../surveys/survey.ts'
import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { getPage, pageBase, type PageOutcome } from '../../services/save-page.ts'
import { conflictView } from '../../views/answer/conflict-views.ts'
import { shownFields, stampFields } from '../../views/answer/form-fields.ts'
import { enteredIn, readBase, readCleared, readShown, readStamp, without } from '../form-stamp.ts'
import { type AnswerRouteDeps, arrivalOf, contextOf, sendOtherLink } from './link-pages.ts'
import { pathAfter, pathOnwards } from './part-paths.ts'
import { findPart, sendBlankPart, sendPart, stampOf } from './send-part.ts'
import { type LinkParams, type SendForm, showForm } from './show-form.ts'

interface PartParams extends LinkParams {
  readonly part: string
}

/** The pages of the form. Reading never changes anything; saving moves on. */
export function partRoutes(deps: AnswerRouteDeps): Router {
  const router = Router()
  const mayAnswer = mayUse<PartParams>('linkHolder')
  router.get(paths.answerPart, mayAnswer, showForm(deps, sendStoredPart))
  router.get(paths.answerPartAgain, mayAnswer, showForm(deps, sendPartAgain))
  router.post(paths.answerPart, mayAnswer, formBody(), savePart(deps))
  return router
}

const sendStoredPart: SendForm<PartParams> = (res, { params, ...link }, deps) => {
  const part = Number(params.part)
  const { answers } = link.saved
  const place = findPart(link, part, hiddenParts(link.access.survey, answers))
  if (place === null) return seeOther(res, pathAfter(link, part, contextOf(res, link, deps).to))
  const entered = writeAnswers(questionsOn(place.shown.page), answers)
  const isBlank = [...entered.values()].every(values => values.length === 0)
  if (isBlank && link.access.phase === 'open') return sendBlankPart(res, place, deps)
  const content = { entered, issues: [], warnings: [] }
  sendPart(res, { ...place, ...stampOf(place), content, news: null }, deps)
}

/** The page once more after it was saved: with what it asks about, or what has come to be shown. */
const sendPartAgain: SendForm<PartParams> = (res, { params, ...link }, deps) => {
  const part = Number(params.part)
  const { access, saved } = link
  const place = findPart(link, part, hiddenParts(access.survey, saved.answers))
  const { say, to } = contextOf(res, link, deps)
  if (place === null) return seeOther(res, pathAfter(link, part, to))
  const { page } = place.shown
  const warnings = pageWarnings(access.survey, page, saved.answers)
  const entered = writeAnswers(questionsOn(page), saved.answers)
  const news = warnings.length === 0 ? say('answer.moreQuestions') : null
  const content = { entered, issues: [], warnings }
  sendPart(res, { ...place, ...stampOf(place), content, news }, deps)
}

/** A page that was sent, and what came of it. */
interface Sent<Kind extends PageOutcome['kind']> {
  readonly token: string
  readonly part: number
  readonly form: FormBody
  readonly outcome: Extract<PageOutcome, { kind: Kind }>
}

/** 303 onwards when saved, 422 when something is no answer, 409 when it is stale or too late. */
function savePart(deps: AnswerRouteDeps): RequestHandler<PartParams> {
  return async (req: Request<PartParams>, res) => {
    const { token } = req.params
    const part = Number(req.params.part)
    const given = req.body as FormBody
    // "Ta bort svaret" saves the page without that answer, and stays on it.
    const form = without(given, readCleared(given))
    const stamp = readStamp(form)
    const sent = { ...stamp, ...readShown(form), base: readBase(form), part, entered: form }
    const outcome = await deps.answers.savePage(token, sent)
    switch (outcome.kind) {
      case 'saved':
        return sendSaved(res, { token, part, form: given, outcome }, deps)
      case 'rejected':
        return sendRejected(res, { token, part, form, outcome }, deps)
      case 'conflict':
        return sendConflict(res, { token, part, form, outcome }, deps)
      default:
        sendOtherLink(res, { link: outcome, token, sent: form }, deps)
    }
  }
}

/** 303 onwards; a script that saves while someone types is also told what the page is filled in on now. */
function sendSaved(
  res: ExpressResponse,
  { token, part, form, outcome }: Sent<'saved'>,
  deps: AnswerRouteDeps,
): void {
  const { access, saved } = outcome
  const { say, time, to } = contextOf(res, { token, access }, deps)
  seeOther(res, pathOnwards({ token, part, form, outcome }, to), {
    revision: saved.revision,
    base: pageBase(saved.answers, getPage(access.survey, part)),
    told: say('form.saved', { time: time(access.at) }),
  })
}

/** The page as it was sent, with the same questions on it: nothing typed is lost. */
function sendRejected(
  res: ExpressResponse,
  { token, part, form, outcome }: Sent<'rejected'>,
  deps: AnswerRouteDeps,
): void {
  const { access, saved, issues, warnings } = outcome
  const page = getPage(access.survey, part)
  const { notShown } = readShown(form)
  const here = new Set(partsOn(page))
  const elsewhere = [...hiddenParts(access.survey, saved.answers)].filter(id => !here.has(id))
  const hidden = new Set([...elsewhere, ...[...notShown].filter(id => here.has(id))])
  const place = findPart({ token, access, saved }, part, hidden)
  if (place === null) throw new Problem('page/unknown')
  const { revision } = readStamp(form)
  const content = { entered: enteredIn(form, questionsOn(page)), issues, warnings }
  const sent = { ...place, revision, base: readBase(form), content, news: null }
  sendPart(res.status(422), sent, deps)
}

function sendConflict(
  res: ExpressResponse,
  { token, part, form, outcome }: Sent<'conflict'>,
  deps: AnswerRouteDeps,
): void {
  const { access, saved } = outcome
  const { notShown } = readShown(form)
  const page = getPage(access.survey, part)
  const asked = questionsOn(page).filter(({ id }) => !notShown.has(id))
  const context = contextOf(res, { token, access }, deps)
  const path = context.to.answerPart(token, part)
  const view = conflictView(context, {
    typed: enteredIn(form, asked),
    saved: saved.answers,
    questionIds: new Set(asked.map(({ id }) => id)),
    action: path,
    keep: path,
    stamp: [
      ...stampFields({
        round: access.round.id,
        revision: saved.revision,
        base: pageBase(saved.answers, page),
      }),
      ...shownFields({ notShown, warnings: [] }),
    ],
    way: arrivalOf(res, form, access.survey).way,
  })
  deps.renderer.send(res.status(409), 'pages/answer/conflict', view)
}
