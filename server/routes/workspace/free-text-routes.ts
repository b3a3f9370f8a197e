import {
  type Request,
  type RequestHandler,
  type Response as ExpressResponse,
  Router,
} from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { nextToCode } from '../../../surveys/free-text/find-comments.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { FreeTextService } from '../../services/free-text-service.ts'
import { noteReading } from '../../services/note-reading.ts'
import type { UserService } from '../../services/user-service.ts'
import { freeTextOverview } from '../../views/free-text/overview-view.ts'
import { questionView, readAsked } from '../../views/free-text/question-view.ts'
import type { RoundParams } from './round-routes.ts'

export interface FreeTextRouteDeps {
  readonly freeText: FreeTextService
  readonly users: UserService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

export interface QuestionParams extends RoundParams {
  readonly questionId: string
}

/** What associations wrote in free text: how far it is coded, and each question to search and read. */
export function freeTextRoutes(deps: FreeTextRouteDeps): Router {
  const { freeText, staff, renderer, say } = deps
  const router = Router()
  router.get(paths.freeText, staff.mayDo<RoundParams>('freeText.read'), async (req, res) => {
    const overview = await freeText.overview(req.params.roundId)
    const view = freeTextOverview({ visitor: visitOf(res), overview }, say)
    renderer.send(res, 'pages/work/free-text/overview', view)
  })
  router.get(
    paths.freeTextQuestion,
    staff.mayDo<QuestionParams>('freeText.read'),
    showQuestion(deps),
  )
  return router
}

function showQuestion(deps: FreeTextRouteDeps): RequestHandler<QuestionParams> {
  const { freeText, renderer, say } = deps
  return async (req, res) => {
    const { roundId, questionId } = req.params
    const place = await freeText.getQuestion(roundId, questionId)
    await noteReader(req, res, deps)
    const asked = readAsked(name => textIn(req.query[name]))
    const done = req.query['klart'] === 'kodat' && isAllCoded(place.question)
    const view = questionView(place, { reader: await readerIn(res, deps), asked, done }, say)
    renderer.send(res, 'pages/work/free-text/question', view)
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isAllCoded({ comments, book }: Parameters<typeof questionView>[0]['question']): boolean {
  return nextToCode(comments, null, book) === null
}

/** Who reads what associations wrote is in the log before they see it. */
export async function noteReader(
  req: Pick<Request<RoundParams>, 'ip' | 'params'>,
  res: ExpressResponse,
  { acts }: Pick<FreeTextRouteDeps, 'acts'>,
): Promise<void> {
  const { session } = visitOf(res)
  const { roundId } = req.params
  await noteReading(acts, { origin: originIn(req, res), session, roundId })
}

/** Who reads, and the names of those who have coded. */
export async function readerIn(res: ExpressResponse, { users }: Pick<FreeTextRouteDeps, 'users'>) {
  return { visitor: visitOf(res), users: await users.list() }
}

/** On to the next comment that is to be coded, or back to all of them. */
export function goToNext(
  res: ExpressResponse,
  {
    place,
    after,
    coded,
  }: { place: QuestionParams; after: string; coded: Parameters<typeof isAllCoded>[0] },
): void {
  const next = nextToCode(coded.comments, after, coded.book)
  seeOther(
    res,
    next === null
      ? pathTo.freeTextQuestion(place, { klart: 'kodat' })
      : `${pathTo.comment(place, next.id)}#koder`,
  )
}
