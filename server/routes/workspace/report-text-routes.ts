import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { WrittenText } from '../../../surveys/report-text.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ReportTextService } from '../../services/report-text-service.ts'
import type { Typed } from '../../views/form-field.ts'
import {
  REPORT_TEXT_FIELDS,
  type ReportTextPlace,
  reportTextView,
} from '../../views/staff/report-text-view.ts'
import type { RoundParams, RoundRouteDeps } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface ReportTextRouteDeps extends RoundRouteDeps {
  readonly reportTexts: ReportTextService
  readonly now: () => Instant
}

const { background, conclusions, seen, asked } = REPORT_TEXT_FIELDS
const PREVIEW = 'visa'

/** Background and conclusions of a round's report: written, looked at, and saved. */
export function reportTextRoutes(deps: ReportTextRouteDeps): Router {
  const run = deps.staff.mayDo<RoundParams>('rounds.run')
  const router = Router()
  router.get(paths.reportText, run, async (req, res) => {
    const { roundId } = req.params
    const latest = (await deps.reportTexts.listVersions(roundId)).at(-1)
    const values = {
      [background]: latest?.background ?? '',
      [conclusions]: latest?.conclusions ?? '',
    }
    const done = req.query['klart'] === 'sparad' ? deps.say('reportText.done') : null
    await sendPage(res, { roundId, typed: { values, errors: {} }, done, shown: null }, deps)
  })
  router.post(paths.reportText, run, takeText(deps))
  return router
}

type Shown = Pick<ReportTextPlace, 'typed' | 'done' | 'shown'>

async function sendPage(
  res: ExpressResponse,
  { roundId, ...shown }: RoundParams & Shown,
  { rounds, reportTexts, renderer, say, now }: ReportTextRouteDeps,
): Promise<void> {
  const round = await rounds.getRound(roundId)
  const versions = await reportTexts.listVersions(roundId)
  const place = { visitor: visitOf(res), round, versions, now: now(), ...shown }
  renderer.send(res, 'pages/work/report-text', reportTextView(place, say))
}

/** 303 when it is saved, 200 when it is looked at, 422 with what was typed when it cannot be saved. */
function takeText(deps: ReportTextRouteDeps): RequestHandler<RoundParams> {
  const { reportTexts, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const written = writtenIn(req)
    if (fieldIn(req, asked) === PREVIEW) {
      const typed = typedIn(req, [background, conclusions], {})
      return sendPage(res, { roundId, typed, done: null, shown: written }, deps)
    }
    const number = Number(fieldIn(req, seen))
    const act = { act: 'reportText.saved', object: roundId } as const
    try {
      await acts.record({ ...originIn(req, res), ...act }, () =>
        reportTexts.save(roundId, written, { number, by: visitOf(res).user.id }),
      )
    } catch (problem) {
      const typed = typedIn(req, [background, conclusions], errorsOf(problem, written, deps))
      return sendPage(refuse(res, null), { roundId, typed, done: null, shown: null }, deps)
    }
    seeOther(res, pathTo.reportText(roundId, { klart: 'sparad' }))
  }
}

function writtenIn(req: Pick<Asked, 'body'>): WrittenText {
  const textOf = (name: string) => fieldIn(req, name).replaceAll('\r\n', '\n').trim()
  return { background: textOf(background), conclusions: textOf(conclusions) }
}

/** What is wrong, beside the field that it is about. @throws whatever is not told in a field. */
function errorsOf(
  problem: unknown,
  written: WrittenText,
  { say }: Pick<ReportTextRouteDeps, 'say'>,
): Typed['errors'] {
  if (!(problem instanceof Problem)) throw problem
  const told = say(`problem.${problem.code}`, problem.values)
  switch (problem.code) {
    case 'reportText/long': {
      const isFirst = written.background.length === problem.values['length']
      return { [isFirst ? background : conclusions]: told }
    }
    case 'reportText/changedMeanwhile':
      return { [background]: told }
    default:
      throw problem
  }
}
