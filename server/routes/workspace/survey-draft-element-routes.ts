import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { partsOf } from '../../../surveys/editing/find-part.ts'
import { addElement, isElementType, newElement } from '../../../surveys/editing/new-parts.ts'
import { blocksOf } from '../../../surveys/editing/blocks.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import type { PageElement } from '../../../surveys/questions/question.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Typed } from '../../views/form-field.ts'
import { ELEMENT_FIELDS, newElementView } from '../../views/staff/survey-draft-forms.ts'
import { keepTyped } from './keep-typed.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'
import { type DraftParams, seenIn } from './survey-draft-routes.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

/** A question of any type is added to a draft, last in a block; its texts come next. */
export function surveyDraftElementRoutes(deps: SurveyRouteDeps): Router {
  const edit = deps.staff.mayDo<DraftParams>('surveys.publish')
  const router = Router()
  router.get(paths.surveyDraftElement, edit, async (req, res) => {
    const draft = await deps.surveyDrafts.get(req.params.draftId)
    const last = blocksOf(draft.survey).at(-1)?.id ?? ''
    const values = { [ELEMENT_FIELDS.type]: 'scale', [ELEMENT_FIELDS.block]: last }
    sendForm(res, { draft, typed: { values, errors: {} } }, deps)
  })
  router.post(paths.surveyDraftElement, edit, addIt(deps))
  return router
}

function sendForm(
  res: ExpressResponse,
  shown: { readonly draft: SurveyDraft; readonly typed: Typed; readonly isStale?: boolean },
  { renderer, say }: SurveyRouteDeps,
): void {
  const { isStale = false } = shown
  const view = newElementView({ ...shown, isStale, visitor: visitOf(res) }, say)
  renderer.send(res, 'pages/work/new-survey-element', view)
}

/** 303 to its texts, 422 for faults, 409 when somebody else was first; everything typed is kept. */
function addIt(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts } = deps
  return keepTyped(deps, async (req, res) => {
    const { draftId } = req.params
    const draft = await surveyDrafts.get(draftId)
    const read = elementIn(req, draft.survey, deps)
    if (read.element === null) {
      return sendForm(refuse(res, null), { draft, typed: typedIn(req, FIELDS, read.errors) }, deps)
    }
    const { element, block } = read
    const edit = (survey: Survey) => addElement(survey, block, element)
    const outcome = await surveyDrafts.change(seenIn(req, draftId), edit, originIn(req, res))
    if (outcome.kind === 'done') return seeOther(res, pathTo.surveyDraftPart(draftId, element.id))
    const isStale = outcome.kind === 'stale'
    const errors = outcome.kind === 'faulty' ? errorsOf(outcome.faults, deps) : {}
    const shown = { draft: outcome.draft, typed: typedIn(req, FIELDS, errors), isStale }
    sendForm(isStale ? res.status(409) : refuse(res, null), shown, deps)
  })
}

const FIELDS = Object.values(ELEMENT_FIELDS)

type ReadElement =
  | { readonly element: PageElement; readonly block: string }
  | { readonly element: null; readonly errors: Typed['errors'] }

/** What was typed, or what is wrong with it that its shape does not tell. */
function elementIn(
  req: Pick<Asked, 'body'>,
  survey: Survey,
  { say }: SurveyRouteDeps,
): ReadElement {
  const [type, id, label, block] = (['type', 'id', 'label', 'block'] as const).map(field =>
    fieldIn(req, ELEMENT_FIELDS[field]).trim(),
  ) as [string, string, string, string]
  const errors = {
    ...(isElementType(type) ? {} : { [ELEMENT_FIELDS.type]: say('surveyDraft.noType') }),
    ...(label === '' ? { [ELEMENT_FIELDS.label]: say('surveyDraft.noSwedish') } : {}),
    ...(isTaken(survey, id) ? { [ELEMENT_FIELDS.id]: say('surveyDraft.idTaken') } : {}),
    ...(blocksOf(survey).some(each => each.id === block)
      ? {}
      : { [ELEMENT_FIELDS.block]: say('surveyDraft.noBlock') }),
  }
  if (!isElementType(type) || Object.keys(errors).length > 0) return { element: null, errors }
  return { element: newElement(type, id, label), block }
}

function isTaken(survey: Survey, id: string): boolean {
  return [...partsOf(survey).map(({ value }) => value), ...questionsOf(survey)].some(
    each => each.id === id,
  )
}

/** A fault of its shape is in its id or in its text. */
function errorsOf(faults: readonly Fault[], { say }: SurveyRouteDeps): Typed['errors'] {
  const told = faults.map(({ path, code, values }) => {
    const fault = say(`fault.${code}`, values)
    const isId = path.endsWith('.id')
    return isId
      ? ([ELEMENT_FIELDS.id, fault] as const)
      : ([ELEMENT_FIELDS.label, say('surveyDraft.textFault', { fault })] as const)
  })
  return Object.fromEntries(told)
}
