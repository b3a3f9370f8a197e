import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { examineSurvey } from '../../../surveys/schema/check-survey.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { Published } from '../../services/survey-service.ts'
import type { Fault } from '../../../surveys/fault.ts'
import {
  DEFINITION,
  type Examined,
  publishSurveyView,
} from '../../views/staff/publish-survey-view.ts'
import { fieldIn, refuse } from './staff-form.ts'
import type { SurveyRouteDeps } from './survey-routes.ts'

export interface PublishRouteDeps extends SurveyRouteDeps {
  readonly acts: ActLog
}

/** A definition that is pasted in, checked, seen, and published once it has been confirmed as it was seen. */
export function publishSurveyRoutes(deps: PublishRouteDeps): Router {
  const publish = deps.staff.mayDo('surveys.publish')
  const router = Router()
  router.get(paths.publishSurvey, publish, (_req, res) =>
    sendForm(res, { ...NOTHING, typed: '' }, deps),
  )
  router.post(paths.publishSurvey, publish, take(deps))
  return router
}

const NOTHING = { error: null, faults: [], warnings: [], sound: null, survey: null } as const

function sendForm(
  res: ExpressResponse,
  examined: Examined,
  { renderer, say }: PublishRouteDeps,
): void {
  const view = publishSurveyView({ visitor: visitOf(res), examined }, say)
  renderer.send(res, 'pages/work/publish-survey', view)
}

function take(deps: PublishRouteDeps): RequestHandler {
  const { surveys, acts } = deps
  return async (req, res) => {
    const typed = fieldIn(req, DEFINITION)
    const read = readJson(typed)
    if (read === null) {
      const key = typed.trim() === '' ? 'survey.publish.empty' : 'survey.publish.notJson'
      return sendForm(refuse(res, null), { ...NOTHING, typed, error: deps.say(key) }, deps)
    }
    const examined = await examine(read.data, typed, deps)
    if (examined.sound === null) return sendForm(refuse(res, null), examined, deps)
    // What is published is what was seen: the button carries its digest.
    if (fieldIn(req, 'publicera') !== examined.sound.digest) return sendForm(res, examined, deps)
    const act = {
      ...originIn(req, res),
      act: 'survey.published',
      object: examined.sound.key,
    } as const
    const outcome = await acts.record(act, () => surveys.publish(read.data))
    seeOther(res, pathAfter(outcome))
  }
}

function pathAfter({ kind, published }: Published): string {
  if (kind === 'crosswalk') return pathTo.crosswalk(published.key)
  return `${pathTo.survey(published.key)}?klart=publicerad`
}

/** @returns `null` for what is not JSON. */
export function readJson(text: string): { readonly data: unknown } | null {
  try {
    return { data: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

/** The same check as that of the command: every fault with its place, and what is worth a look. */
async function examine(
  data: unknown,
  typed: string,
  { surveys, say }: PublishRouteDeps,
): Promise<Examined> {
  const { survey, warnings } = isCrosswalk(data) ? NO_SURVEY : examineSurvey(data)
  try {
    const { published, isNew } = await surveys.check(data)
    const sound = { key: published.key, digest: published.digest, isNew }
    return { typed, error: null, faults: [], warnings, sound, survey }
  } catch (problem) {
    if (!(problem instanceof Problem) || !REFUSALS.includes(problem.code)) throw problem
    const faults = problem.faults.filter((found): found is Fault => 'path' in found)
    const error =
      faults.length === 0
        ? say(`problem.${problem.code}`, problem.values)
        : say('survey.publish.faulty', { count: faults.length })
    return { typed, error, faults, warnings, sound: null, survey }
  }
}

const NO_SURVEY = { survey: null, warnings: [] } as const
const REFUSALS = ['survey/faulty', 'survey/published', 'survey/unknown', 'crosswalk/faulty']

function isCrosswalk(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'crosswalk'
}
