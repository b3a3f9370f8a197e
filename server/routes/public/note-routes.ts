import { type Request, type RequestHandler, Router } from 'express'

import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { paths } from '../../paths.ts'
import { LONGEST_NOTE, noteBase } from '../../services/save-note.ts'
import { noteConflictView, noteFormView } from '../../views/answer/note-views.ts'
import { readNote, staysOnPage } from '../form-stamp.ts'
import { type AnswerRouteDeps, arrivalOf, contextOf, sendOtherLink } from './link-pages.ts'
import { type LinkParams, type SendForm, showForm } from './show-form.ts'

/** A note from one person in the association to the next. */
export function noteRoutes(deps: AnswerRouteDeps): Router {
  const router = Router()
  router.get(paths.answerNote, mayUse<LinkParams>('linkHolder'), showForm(deps, sendNote))
  router.post(paths.answerNote, mayUse<LinkParams>('linkHolder'), formBody(), saveNote(deps))
  return router
}

const sendNote: SendForm<LinkParams> = (res, link, { renderer, ...deps }) => {
  const { note } = link.saved
  const form = { note, base: noteBase(note), length: null, max: LONGEST_NOTE }
  renderer.send(res, 'pages/answer/note', noteFormView(contextOf(res, link, deps), form))
}

/** 303 when saved, 422 when it is too long, 409 when somebody has noted something else. */
function saveNote(deps: AnswerRouteDeps): RequestHandler<LinkParams> {
  const { answers, renderer } = deps
  return async (req: Request<LinkParams>, res) => {
    const { token } = req.params
    const form = req.body as FormBody
    const sent = readNote(form)
    const outcome = await answers.saveNote(token, sent)
    switch (outcome.kind) {
      case 'saved': {
        const { to } = contextOf(res, { token, access: outcome.access }, deps)
        return seeOther(res, staysOnPage(form) ? to.answerNote(token) : to.answer(token))
      }
      case 'tooLong': {
        const context = contextOf(res, { token, access: outcome.access }, deps)
        const view = noteFormView(context, { ...sent, length: outcome.length, max: LONGEST_NOTE })
        return renderer.send(res.status(422), 'pages/answer/note', view)
      }
      case 'conflict': {
        const { access, saved } = outcome
        const context = contextOf(res, { token, access }, deps)
        const { way } = arrivalOf(res, form, access.survey)
        const view = noteConflictView(context, {
          typed: sent.note,
          saved,
          base: noteBase(saved),
          way,
        })
        return renderer.send(res.status(409), 'pages/answer/conflict', view)
      }
      default:
        sendOtherLink(res, { link: outcome, token, sent: form }, deps)
    }
  }
}
