import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { isLanguage, languageFor } from '../../../surveys/language.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { may } from '../../accounts/policy.ts'
import { type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SurveyDraftService } from '../../services/survey-draft-service.ts'
import type { SurveyService } from '../../services/survey-service.ts'
import { crosswalkView } from '../../views/staff/crosswalk-view.ts'
import {
  type Look,
  surveyDiffView,
  surveyLookView,
  surveysView,
  surveyView,
} from '../../views/staff/survey-views.ts'
import type { Asked } from './staff-form.ts'

export interface SurveyRouteDeps {
  readonly surveys: SurveyService
  readonly surveyDrafts: SurveyDraftService
  readonly rounds: RoundService
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

interface VersionParams {
  readonly surveyId: string
  readonly version: string
}

interface DiffParams extends VersionParams {
  readonly other: string
}

const keyOf = ({ surveyId, version }: VersionParams) => `${surveyId}/${version}`

/** "Enkäter": the published versions, how they look, what differs, and what may be compared. */
export function surveyRoutes(deps: SurveyRouteDeps): Router {
  const { staff, surveys } = deps
  const router = Router()
  router.get(paths.surveys, staff.mayDo('surveys.see'), async (_req, res) => {
    deps.renderer.send(res, 'pages/work/surveys', surveysView(await placeOf(res, deps), deps.say))
  })
  router.get(paths.crosswalk, staff.mayDo('surveys.see'), showCrosswalk(deps))
  router.get(paths.survey, staff.mayDo<VersionParams>('surveys.see'), showSurvey(deps))
  router.get(
    paths.surveyFile,
    staff.mayDo<VersionParams>('surveys.see'),
    async ({ params }, res) => {
      const { survey } = await surveys.getSurvey(keyOf(params))
      const name = `${params.surveyId}-${params.version}.json`
      res.attachment(name).type('application/json; charset=utf-8')
      res.send(`${JSON.stringify(survey, null, 2)}\n`)
    },
  )
  router.get(paths.surveyPreview, staff.mayDo<VersionParams>('surveys.see'), showLook(deps))
  router.get(paths.surveyDiff, staff.mayDo<DiffParams>('surveys.see'), showDiff(deps))
  return router
}

/** What there is; of the rounds, those that whoever asks may see. */
async function placeOf(res: ExpressResponse, { surveys, surveyDrafts, rounds }: SurveyRouteDeps) {
  const visitor = visitOf(res)
  const all = await rounds.listRounds()
  return {
    visitor,
    surveys: await surveys.listSurveys(),
    crosswalks: await surveys.listCrosswalks(),
    drafts: may(visitor.user, 'surveys.publish') ? await surveyDrafts.list() : [],
    rounds: all.filter(({ state }) =>
      may(visitor.user, 'rounds.see', { kind: 'result', isCertified: state === 'certified' }),
    ),
  }
}

function showSurvey(deps: SurveyRouteDeps): RequestHandler<VersionParams> {
  const { surveys, say } = deps
  return async (req, res) => {
    const shown = await surveys.getSurvey(keyOf(req.params))
    const isDone = req.query['klart'] === 'publicerad'
    const done = isDone ? say('survey.published', { key: shown.key }) : null
    deps.renderer.send(
      res,
      'pages/work/survey',
      surveyView({ ...(await placeOf(res, deps)), shown, done }, say),
    )
  }
}

function showLook(deps: SurveyRouteDeps): RequestHandler<VersionParams> {
  const { surveys, say } = deps
  return async (req, res) => {
    const { key, survey } = await surveys.getSurvey(keyOf(req.params))
    const place = {
      visitor: visitOf(res),
      survey,
      back: { href: pathTo.survey(key), text: say('survey.back', { key }) },
      pathIn: (query: Readonly<Record<string, string>>) => pathTo.surveyPreview(key, query),
      look: lookIn(req, survey),
    }
    deps.renderer.send(res, 'pages/work/survey-look', surveyLookView(place, say))
  }
}

/** How somebody wants to look at a survey. */
export function lookIn(req: Pick<Asked, 'query'>, survey: Survey): Look {
  const wanted: unknown = req.query['sprak']
  const isKnown = typeof wanted === 'string' && isLanguage(wanted)
  return {
    language: languageFor(survey, isKnown ? wanted : 'sv'),
    isPhone: req.query['bredd'] === 'telefon',
  }
}

function showDiff(deps: SurveyRouteDeps): RequestHandler<DiffParams> {
  const { surveys, say } = deps
  return async (req, res) => {
    const { surveyId, other } = req.params
    const { key, survey: to } = await surveys.getSurvey(keyOf(req.params))
    const { survey: from } = await surveys.getSurvey(keyOf({ surveyId, version: other }))
    const back = { href: pathTo.survey(key), text: say('survey.back', { key }) }
    deps.renderer.send(
      res,
      'pages/work/survey-diff',
      surveyDiffView({ visitor: visitOf(res), from, to, back }, say),
    )
  }
}

/** @throws Problem 'crosswalk/unknown'. */
function showCrosswalk(deps: SurveyRouteDeps): RequestHandler {
  const { surveys, say } = deps
  return async (req, res) => {
    const asked: unknown = req.query['nyckel']
    const published = await surveys.getCrosswalk(typeof asked === 'string' ? asked : '')
    const { crosswalk } = published
    const { survey: from } = await surveys.getSurvey(crosswalk.from)
    const { survey: to } = await surveys.getSurvey(crosswalk.to)
    const place = { visitor: visitOf(res), published, from, to }
    deps.renderer.send(res, 'pages/work/crosswalk', crosswalkView(place, say))
  }
}
