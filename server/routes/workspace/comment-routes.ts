import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { codeComment, quoteComment } from '../../../surveys/free-text/code-comment.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { actorText } from '../../accounts/log-entry.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { getComment, type SeenMark } from '../../services/free-text-service.ts'
import {
  COMMENT_FIELDS,
  commentPage,
  NO_CODE,
  NOTHING_TRIED,
  type TriedCoding,
} from '../../views/free-text/comment-view.ts'
import {
  type FreeTextRouteDeps,
  goToNext,
  noteReader,
  type QuestionParams,
  readerIn,
} from './free-text-routes.ts'
import { type Asked, fieldIn, fieldsIn } from './staff-form.ts'

export interface CommentRouteDeps extends FreeTextRouteDeps {
  readonly now: () => Instant
}

interface CommentParams extends QuestionParams {
  readonly commentId: string
}

/** One comment: to read, to code and to quote from. */
export function commentRoutes(deps: CommentRouteDeps): Router {
  const { staff } = deps
  const code = staff.mayDo<CommentParams>('freeText.code')
  const router = Router()
  router.get(paths.comment, staff.mayDo<CommentParams>('freeText.read'), async (req, res) => {
    await noteReader(req, res, deps)
    await sendComment(res, { params: req.params, tried: NOTHING_TRIED }, deps)
  })
  router.post(paths.comment, code, codeIt(deps))
  router.post(paths.quote, code, quoteIt(deps))
  return router
}

async function sendComment(
  res: ExpressResponse,
  { params, tried }: { readonly params: CommentParams; readonly tried: TriedCoding },
  deps: CommentRouteDeps,
): Promise<void> {
  const place = await deps.freeText.getQuestion(params.roundId, params.questionId)
  const comment = getComment(place.question, params.commentId)
  const reader = await readerIn(res, deps)
  const view = commentPage(place, { reader, comment, tried }, deps.say)
  deps.renderer.send(res, 'pages/work/free-text/comment', view)
}

/** 303 to the next one; 422 when nothing is chosen, 409 when somebody else was first or a code is gone. */
function codeIt(deps: CommentRouteDeps): RequestHandler<CommentParams> {
  const { freeText, say } = deps
  return async (req, res) => {
    const { params } = req
    const chosen = fieldsIn(req, COMMENT_FIELDS.codes)
    const error = choiceFault(chosen)
    if (error !== null) {
      const tried = { ...NOTHING_TRIED, chosen, errors: { koder: say(error) } }
      return sendComment(res.status(422), { params, tried }, deps)
    }
    const codes = chosen.filter(each => each !== NO_CODE)
    const decided = { by: actorText(originIn(req, res).actor), at: deps.now() }
    const outcome = await freeText.decide(placeIn(params), markIn(req, params), seen =>
      codeComment(seen, codes, decided),
    )
    if (outcome.kind === 'done') {
      const { question } = await freeText.getQuestion(params.roundId, params.questionId)
      return goToNext(res, { place: params, after: params.commentId, coded: question })
    }
    const warning = say(outcome.kind === 'stale' ? 'comment.stale' : 'comment.unknownCode')
    await sendComment(
      res.status(409),
      { params, tried: { ...NOTHING_TRIED, chosen, warning } },
      deps,
    )
  }
}

function choiceFault(chosen: readonly string[]): string | null {
  if (chosen.length === 0) return 'comment.nothingChosen'
  return chosen.includes(NO_CODE) && chosen.length > 1 ? 'comment.noneAndCodes' : null
}

/** What each button of the form for a quote sends. */
const SHOW = 'visa'
const REMOVE = 'ta-bort'

/** 303 when it is chosen or taken back, 200 to look at it, 422 when it is not what was written, 409 as for codes. */
function quoteIt(deps: CommentRouteDeps): RequestHandler<CommentParams> {
  const { freeText, acts, say } = deps
  return async (req, res) => {
    const { params } = req
    const wish = fieldIn(req, 'gor')
    const quote = fieldIn(req, COMMENT_FIELDS.quote).replaceAll('\r\n', '\n').trim()
    if (wish === SHOW) {
      const tried = { ...NOTHING_TRIED, quote, isPreview: true }
      return sendComment(res, { params, tried }, deps)
    }
    const origin = originIn(req, res)
    const decided = { by: actorText(origin.actor), at: deps.now() }
    const told = { ...origin, act: 'freeText.quoted', object: params.roundId } as const
    const outcome = await acts.record(told, () =>
      freeText.decide(placeIn(params), markIn(req, params), seen =>
        quoteComment(seen, wish === REMOVE ? null : quote, decided),
      ),
    )
    if (outcome.kind === 'done') return seeOther(res, pathTo.comment(params, params.commentId))
    if (outcome.kind === 'faultyQuote') {
      const errors = { [COMMENT_FIELDS.quote]: say(`comment.quote.${outcome.fault}`) }
      return sendComment(
        res.status(422),
        { params, tried: { ...NOTHING_TRIED, quote, errors } },
        deps,
      )
    }
    const warning = say('comment.stale')
    await sendComment(
      res.status(409),
      { params, tried: { ...NOTHING_TRIED, quote, warning } },
      deps,
    )
  }
}

function placeIn({ roundId, questionId }: CommentParams) {
  return [roundId, questionId] as const
}

/** Which comment it is about, and what of it was seen. */
function markIn(req: Pick<Asked, 'body'>, { commentId }: CommentParams): SeenMark {
  return {
    commentId,
    revision: Number(fieldIn(req, COMMENT_FIELDS.revision)),
    digest: fieldIn(req, COMMENT_FIELDS.digest),
  }
}
