import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { newSurvey } from '../../../surveys/editing/new-parts.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { StartOutcome } from '../../services/survey-draft-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { START_FIELDS, START_FROM, startDraftView } from '../../views/staff/survey-draft-forms.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

/** A draft is begun: the next version of a published one, or the first of a new enkät. */
export function surveyDraftStartRoutes(deps: SurveyRouteDeps): Router {
  const edit = deps.staff.mayDo('surveys.publish')
  const router = Router()
  router.get(paths.newSurveyDraft, edit, async (req, res) => {
    const from: unknown = req.query[START_FROM]
    const key = typeof from === 'string' && from !== '' ? from : null
    if (key !== null) await deps.surveys.getSurvey(key)
    sendStart(res, { from: key, begun: null, typed: NOTHING_TYPED }, deps)
  })
  router.post(paths.newSurveyDraft, edit, startIt(deps))
  return router
}

interface Started {
  readonly from: string | null
  readonly begun: SurveyDraft | null
  readonly typed: Typed
}

function sendStart(res: ExpressResponse, shown: Started, { renderer, say }: SurveyRouteDeps): void {
  const view = startDraftView({ ...shown, visitor: visitOf(res) }, say)
  renderer.send(res, 'pages/work/start-survey-draft', view)
}

/** 303 to the draft, or 422 with what is wrong; everything typed is kept. */
function startIt(deps: SurveyRouteDeps): RequestHandler {
  const { surveyDrafts } = deps
  return async (req, res) => {
    const from = fieldIn(req, START_FROM) || null
    const survey = await surveyIn(req, from, deps)
    const outcome = await surveyDrafts.start(survey, from, originIn(req, res))
    if (outcome.kind === 'done') {
      return seeOther(res, pathTo.surveyDraft(outcome.draft.id, { klart: 'borjat' }))
    }
    const typed = typedIn(req, Object.values(START_FIELDS), errorsOf(outcome, deps))
    const begun = outcome.kind === 'begun' ? outcome.draft : null
    sendStart(refuse(res, null), { from, begun, typed }, deps)
  }
}

/** @throws Problem 'survey/unknown'. */
async function surveyIn(
  req: Pick<Asked, 'body'>,
  from: string | null,
  { surveys }: SurveyRouteDeps,
): Promise<Survey> {
  const text = (field: keyof typeof START_FIELDS) => fieldIn(req, START_FIELDS[field]).trim()
  const version = text('version')
  if (from !== null) return { ...(await surveys.getSurvey(from)).survey, version }
  return newSurvey({
    id: text('id'),
    version,
    title: text('title'),
    introduction: text('introduction'),
  })
}

/** The paths of faults in a new survey, and the fields that they come from. */
const FIELDS: Readonly<Record<string, string>> = {
  id: START_FIELDS.id,
  version: START_FIELDS.version,
  'title.sv': START_FIELDS.title,
  'introduction.sv': START_FIELDS.introduction,
}

function errorsOf(
  outcome: Exclude<StartOutcome, { readonly kind: 'done' }>,
  { say }: SurveyRouteDeps,
): Typed['errors'] {
  if (outcome.kind === 'published') {
    return { [START_FIELDS.version]: say('surveyDraft.taken', { key: outcome.key }) }
  }
  if (outcome.kind === 'begun') return { [START_FIELDS.version]: say('surveyDraft.alreadyBegun') }
  const told = ({ code, values }: Fault, isText: boolean) => {
    if (code === 'minLength' || values['value'] === '') return say('surveyDraft.start.missing')
    const fault = say(`fault.${code}`, values)
    return isText ? say('surveyDraft.textFault', { fault }) : fault
  }
  // An id that is not one makes that of its question none either: said once, where it was typed.
  const found = outcome.faults.flatMap(each => {
    const field = FIELDS[each.path]
    return field === undefined ? [] : [[field, told(each, each.path.endsWith('.sv'))] as const]
  })
  return Object.fromEntries(found.toReversed())
}
