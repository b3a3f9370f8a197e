import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { movePart } from '../../../surveys/editing/move-part.ts'
import { addPage } from '../../../surveys/editing/new-parts.ts'
import { positionOf } from '../../../surveys/editing/position.ts'
import { removePart } from '../../../surveys/editing/remove-part.ts'
import type { SurveyDraft } from '../../../surveys/editing/survey-draft.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { DraftOutcome, SeenDraft } from '../../services/survey-draft-service.ts'
import {
  anchorOf,
  MOVES,
  positionWords,
  REMOVES,
  type Told,
} from '../../views/staff/survey-draft-outline.ts'
import {
  DRAFT_REVISION,
  PAGE_TITLE,
  type SurveyDraftPlace,
  surveyDraftView,
} from '../../views/staff/survey-draft-view.ts'
import { surveyDiffView, surveyLookView } from '../../views/staff/survey-views.ts'
import { backTo } from '../../views/staff/survey-draft-forms.ts'
import { keepTyped } from './keep-typed.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'
import { lookIn, type SurveyRouteDeps } from './survey-routes.ts'

/** What the address of a draft names. */
export interface DraftParams {
  readonly draftId: string
}

/** A draft of a version: its parts in order, how it looks and what differs. */
export function surveyDraftRoutes(deps: SurveyRouteDeps): Router {
  const edit = deps.staff.mayDo<DraftParams>('surveys.publish')
  const router = Router()
  router.get(paths.surveyDraft, edit, showDraft(deps))
  router.post(paths.surveyDraft, edit, moveIt(deps))
  router.post(paths.surveyDraftPage, edit, addIt(deps))
  router.get(paths.surveyDraftPreview, edit, showLook(deps))
  router.get(paths.surveyDraftDiff, edit, showDiff(deps))
  return router
}

/** The draft as the form that was sent had it. */
export function seenIn(req: Pick<Asked, 'body'>, id: string): SeenDraft {
  return { id, revision: Number(fieldIn(req, DRAFT_REVISION)) }
}

/** What was done before the page was shown, by a word in its address. */
const DONE = {
  borjat: 'surveyDraft.done.begun',
  sparad: 'surveyDraft.done.saved',
  tillagd: 'surveyDraft.done.added',
  borttagen: 'surveyDraft.done.removed',
} as const

function textIn(req: Pick<Asked, 'query'>, name: string): string {
  const given: unknown = req.query[name]
  return typeof given === 'string' ? given : ''
}

/** What was done before to a part that the address names. */
function toldIn(req: Pick<Asked, 'query'>, { survey }: SurveyDraft, say: Say): Told | null {
  const id = textIn(req, 'del')
  const position = positionOf(survey, id)
  if (position === null) return null
  const way = textIn(req, 'flyttad')
  if (way === '') return { id, text: doneIn(req, say) ?? '', moved: null }
  const text = say('surveyDraft.done.moved', positionWords(position, survey, say))
  return { id, text, moved: way === 'ned' ? 'down' : 'up' }
}

function isDone(word: string): word is keyof typeof DONE {
  return Object.hasOwn(DONE, word)
}

function doneIn(req: Pick<Asked, 'query'>, say: Say): string | null {
  const word = textIn(req, 'klart')
  return isDone(word) ? say(DONE[word]) : null
}

function showDraft(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts, say } = deps
  return async (req, res) => {
    const draft = await surveyDrafts.get(req.params.draftId)
    const told = toldIn(req, draft, say)
    const done = told === null ? doneIn(req, say) : null
    await sendDraft(res, draft, { ...deps, done, told, isStale: false })
  }
}

type Shown = SurveyRouteDeps & Omit<SurveyDraftPlace, 'visitor' | 'standing'>

async function sendDraft(res: ExpressResponse, draft: SurveyDraft, shown: Shown): Promise<void> {
  const { surveyDrafts, renderer, say } = shown
  const standing = await surveyDrafts.standingOf(draft)
  const view = surveyDraftView({ ...shown, visitor: visitOf(res), standing }, say)
  renderer.send(res, 'pages/work/survey-draft', view)
}

/** 303 when it is done, 409 with the draft as it is now when somebody else was first. */
async function answer(
  res: ExpressResponse,
  { outcome, path }: { readonly outcome: DraftOutcome; readonly path: string },
  deps: SurveyRouteDeps,
): Promise<void> {
  if (outcome.kind === 'done') return seeOther(res, path)
  const { draft } = outcome
  const isStale = outcome.kind === 'stale'
  const status = isStale ? 409 : 422
  await sendDraft(res.status(status), draft, { ...deps, done: null, told: null, isStale })
}

/** A button that moves or removes a part. */
function moveIt(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  return async (req, res) => {
    const { draftId } = req.params
    const { edit, path } = pressedIn(req, draftId)
    const seen = seenIn(req, draftId)
    const outcome = await deps.surveyDrafts.change(seen, edit, originIn(req, res))
    await answer(res, { outcome, path }, deps)
  }
}

function pressedIn(req: Pick<Asked, 'body'>, draftId: string) {
  const removed = fieldIn(req, REMOVES)
  if (removed !== '') {
    const edit = (survey: Survey) => removePart(survey, removed)
    return { edit, path: pathTo.surveyDraft(draftId, { klart: 'borttagen' }) }
  }
  const up = fieldIn(req, MOVES.up)
  const id = up === '' ? fieldIn(req, MOVES.down) : up
  const [direction, way] = up === '' ? (['down', 'ned'] as const) : (['up', 'upp'] as const)
  // Without an anchor: a browser gives no field the focus in a page that it opens at one.
  const path = pathTo.surveyDraft(draftId, { flyttad: way, del: id })
  return { edit: (survey: Survey) => movePart(survey, id, direction), path }
}

/** The page of a draft at a part to which something has been done. */
export function pathAtPart(draftId: string, partId: string, done: keyof typeof DONE): string {
  const path = pathTo.surveyDraft(draftId, { klart: done, del: partId })
  return `${path}#${encodeURIComponent(anchorOf(partId))}`
}

function addIt(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts, say } = deps
  return keepTyped(deps, async (req, res) => {
    const { draftId } = req.params
    const title = fieldIn(req, PAGE_TITLE).trim()
    const draft = await surveyDrafts.get(draftId)
    const sendBack = (error: string) => {
      const typed = typedIn(req, [PAGE_TITLE], { [PAGE_TITLE]: error })
      const shown = { ...deps, done: null, told: null, isStale: false, typed }
      return sendDraft(refuse(res, null), draft, shown)
    }
    if (title === '') return sendBack(say('surveyDraft.noTitle'))
    const added = addPage(draft.survey, title)
    const outcome = await surveyDrafts.change(
      seenIn(req, draftId),
      survey => addPage(survey, title).survey,
      originIn(req, res),
    )
    const [found] = outcome.kind === 'faulty' ? outcome.faults : []
    if (found !== undefined) {
      const told = say(`fault.${found.code}`, found.values)
      return sendBack(say('surveyDraft.textFault', { fault: told }))
    }
    const path = pathAtPart(draftId, added.id, 'tillagd')
    await answer(res, { outcome, path }, deps)
  })
}

function showLook(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts, renderer, say } = deps
  return async (req, res) => {
    const draft = await surveyDrafts.get(req.params.draftId)
    const { id, survey } = draft
    const place = {
      visitor: visitOf(res),
      survey,
      back: backTo(draft, say),
      pathIn: (query: Readonly<Record<string, string>>) => pathTo.surveyDraftPreview(id, query),
      look: lookIn(req, survey),
    }
    renderer.send(res, 'pages/work/survey-look', surveyLookView(place, say))
  }
}

/** @throws Problem 'survey/unknown' for a version that is not published, or when it began as an empty one. */
function showDiff(deps: SurveyRouteDeps): RequestHandler<DraftParams> {
  const { surveyDrafts, surveys, renderer, say } = deps
  return async (req, res) => {
    const draft = await surveyDrafts.get(req.params.draftId)
    const { survey: from } = await surveys.getSurvey(textIn(req, 'mot') || (draft.basedOn ?? ''))
    const place = { visitor: visitOf(res), from, to: draft.survey, back: backTo(draft, say) }
    renderer.send(res, 'pages/work/survey-diff', surveyDiffView(place, say))
  }
}
