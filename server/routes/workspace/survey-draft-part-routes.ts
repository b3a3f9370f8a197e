import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { findPart, type Part, partName, replacePart } from '../../../surveys/editing/find-part.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Fault } from '../../../surveys/fault.ts'
import { languagesOf } from '../../../surveys/language.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { DraftOutcome } from '../../services/survey-draft-service.ts'
import { fieldOfFault, savedExtras, savedTexts } from '../../views/staff/survey-draft-fields.ts'
import {
  surveyDraftPartView,
  type SurveyDraftPartPlace,
} from '../../views/staff/survey-draft-part-view.ts'
import { keepTyped } from './keep-typed.ts'
import { readDraftPart } from './read-draft-part.ts'
import { type Asked, hasField, refuse } from './staff-form.ts'
import { type DraftParams, pathAtPart, seenIn } from './survey-draft-routes.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

interface PartParams extends DraftParams {
  readonly partId: string
}

/** The texts of a part of a draft, and what else of it is edited without the definition. */
export function surveyDraftPartRoutes(deps: SurveyRouteDeps): Router {
  const edit = deps.staff.mayDo<PartParams>('surveys.publish')
  const router = Router()
  router.get(paths.surveyDraftPart, edit, async (req, res) => {
    const draft = await deps.surveyDrafts.get(req.params.draftId)
    const part = partNamed(draft, req.params.partId)
    const typed = { values: savedTexts(part, languagesOf(draft.survey)), errors: {} }
    sendPart(res, { draft, part, typed, extras: savedExtras(part), isStale: false }, deps)
  })
  router.post(paths.surveyDraftPart, edit, savePart(deps))
  return router
}

/** @throws Problem 'surveyDraft/noPart'. */
function partNamed({ survey }: Pick<SurveyDraft, 'survey'>, name: string): Part {
  const part = findPart(survey, name)
  if (part === null) throw new Problem('surveyDraft/noPart')
  return part
}

function sendPart(
  res: ExpressResponse,
  shown: Omit<SurveyDraftPartPlace, 'visitor'>,
  { renderer, say }: SurveyRouteDeps,
): void {
  const view = surveyDraftPartView({ ...shown, visitor: visitOf(res) }, say)
  renderer.send(res, 'pages/work/survey-draft-part', view)
}

/** A form that was sent, and what it is answered with. */
interface Sent {
  readonly req: Pick<Asked, 'body'>
  readonly res: ExpressResponse
}

/** 303 when it is saved, 422 for faults, 409 when somebody else was first; everything typed is kept. */
function savePart(deps: SurveyRouteDeps): RequestHandler<PartParams> {
  const { surveyDrafts, say } = deps
  return keepTyped(deps, async (req, res) => {
    const { draftId, partId } = req.params
    const seen = seenIn(req, draftId)
    const draft = await surveyDrafts.get(draftId)
    const part = partNamed(draft, partId)
    if (draft.revision !== seen.revision) return sendStale({ req, res }, { draft, part }, deps)
    const { noSwedish, value } = readDraftPart(req, part, languagesOf(draft.survey))
    if (noSwedish.length > 0) {
      const errors = noSwedish.map(field => [field, say('surveyDraft.noSwedish')] as const)
      return sendFaulty({ req, res }, { draft, part, errors }, deps)
    }
    const outcome = await surveyDrafts.change(
      seen,
      survey => replacePart(survey, partNamed({ survey }, partId), value),
      originIn(req, res),
    )
    answerPart({ req, res }, { outcome, part }, deps)
  })
}

function answerPart(
  sent: Sent,
  { outcome, part }: { readonly outcome: DraftOutcome; readonly part: Part },
  deps: SurveyRouteDeps,
): void {
  const { draft } = outcome
  switch (outcome.kind) {
    case 'done': {
      const whole = pathTo.surveyDraft(draft.id, { klart: 'sparad' })
      const place = part.kind === 'survey' ? whole : pathAtPart(draft.id, part.value.id, 'sparad')
      return seeOther(sent.res, place)
    }
    case 'stale':
      return sendStale(sent, { draft, part: partNamed(draft, partName(part)) }, deps)
    case 'faulty': {
      const errors = outcome.faults.map(
        found => [fieldOfFault(part, found), faultIn(part, found, deps)] as const,
      )
      return sendFaulty(sent, { draft, part, errors }, deps)
    }
  }
}

function faultIn(part: Part, found: Fault, { say }: SurveyRouteDeps): string {
  const fault = say(`fault.${found.code}`, found.values)
  return fieldOfFault(part, found).includes('.') ? say('surveyDraft.textFault', { fault }) : fault
}

type DraftPart = Pick<SurveyDraftPartPlace, 'draft' | 'part'>

function sendFaulty(
  { req, res }: Sent,
  { errors, ...shown }: DraftPart & { readonly errors: readonly (readonly [string, string])[] },
  deps: SurveyRouteDeps,
): void {
  const { values, extras } = readDraftPart(req, shown.part, languagesOf(shown.draft.survey))
  const typed = { values, errors: Object.fromEntries(errors) }
  sendPart(refuse(res, null), { ...shown, typed, extras, isStale: false }, deps)
}

/** What was typed beside what stands there now; of what the form did not have, what stands there. */
function sendStale({ req, res }: Sent, shown: DraftPart, deps: SurveyRouteDeps): void {
  const { draft, part } = shown
  const languages = languagesOf(draft.survey)
  const { values, extras } = readDraftPart(req, part, languages)
  const saved = Object.entries(savedTexts(part, languages))
  const added = saved.filter(([field]) => !hasField(req, field))
  const typed = { values: { ...values, ...Object.fromEntries(added) }, errors: {} }
  const also = { ...extras, languages: [...extras.languages, ...savedExtras(part).languages] }
  sendPart(res.status(409), { ...shown, typed, extras: also, isStale: true }, deps)
}
