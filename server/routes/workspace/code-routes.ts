import {
  type Request,
  type RequestHandler,
  type Response as ExpressResponse,
  Router,
} from 'express'

import {
  addCode,
  type CodesChange,
  type CodesOutcome,
  editCode,
  ifSeen,
  mergeCodes,
  removeCode,
  takeCodes,
} from '../../../surveys/free-text/change-codes.ts'
import type { TypedCode } from '../../../surveys/free-text/read-code.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import {
  CODE_FIELDS,
  codeNamed,
  codesView,
  codeView,
  EMPTY_CODE,
  FRAME_REVISION,
  INTO_FIELD,
  NOTHING_TRIED_CODE,
  PLACE_FIELD,
  SOURCE_FIELD,
  type TriedCode,
} from '../../views/free-text/codes-views.ts'
import type { FreeTextRouteDeps, QuestionParams } from './free-text-routes.ts'
import { type Asked, fieldIn, fieldsIn } from './staff-form.ts'

interface CodeParams extends QuestionParams {
  readonly codeId: string
}

/** What was done before the page was shown, by a word in its address. */
const DONE: ReadonlyMap<string, string> = new Map([
  ['tillagd', 'codes.done.added'],
  ['andrad', 'codes.done.changed'],
  ['sammanslagen', 'codes.done.merged'],
  ['borttagen', 'codes.done.removed'],
  ['hamtade', 'codes.done.taken'],
])

/** The codes of a question: made, changed, made one of two, taken away, and taken in from another year. */
export function codeRoutes(deps: FreeTextRouteDeps): Router {
  const { staff } = deps
  const all = staff.mayDo<QuestionParams>('freeText.code')
  const one = staff.mayDo<CodeParams>('freeText.code')
  const router = Router()
  router.get(paths.codes, all, async (req, res) => {
    const word: unknown = req.query['klart']
    const done = typeof word === 'string' ? DONE.get(word) : undefined
    const told = done === undefined ? null : deps.say(done)
    await sendCodes(res, { params: req.params, tried: { ...NOTHING_TRIED_CODE, done: told } }, deps)
  })
  router.post(
    paths.codes,
    all,
    change(deps, { changeOf: req => addCode(typedIn(req)), word: 'tillagd' }),
  )
  router.post(paths.takenCodes, all, takeFrom(deps))
  router.get(paths.code, one, showCode(deps))
  router.post(paths.code, one, change(deps, { changeOf: editIn, word: 'andrad' }))
  router.post(
    paths.codeMerging,
    one,
    change(deps, {
      changeOf: req => mergeCodes(req.params.codeId, fieldIn(req, INTO_FIELD)),
      word: 'sammanslagen',
    }),
  )
  router.post(
    paths.codeRemoval,
    one,
    change(deps, { changeOf: req => removeCode(req.params.codeId), word: 'borttagen' }),
  )
  return router
}

function editIn(req: Request<CodeParams>): CodesChange {
  return editCode(req.params.codeId, typedIn(req), Number(fieldIn(req, PLACE_FIELD)) || 1)
}

function typedIn(req: Pick<Asked, 'body'>): TypedCode {
  const text = (field: keyof TypedCode) =>
    fieldIn(req, CODE_FIELDS[field]).replaceAll('\r\n', '\n').trim()
  return { name: text('name'), definition: text('definition'), use: text('use') }
}

async function sendCodes(
  res: ExpressResponse,
  { params, tried }: { readonly params: QuestionParams; readonly tried: TriedCode },
  { freeText, renderer, say }: FreeTextRouteDeps,
): Promise<void> {
  const place = await freeText.getFrame(params.roundId, params.questionId)
  renderer.send(
    res,
    'pages/work/free-text/codes',
    codesView(place, { visitor: visitOf(res), tried }, say),
  )
}

/** @throws Problem 'freeText/unknownCode'. */
async function sendCode(
  res: ExpressResponse,
  { params, tried }: { readonly params: CodeParams; readonly tried: Partial<TriedCode> },
  { freeText, renderer, say }: FreeTextRouteDeps,
): Promise<void> {
  const place = await freeText.getFrame(params.roundId, params.questionId)
  const code = codeNamed(place, params.codeId)
  if (code === null) throw new Problem('freeText/unknownCode')
  const { id: _id, ...stored } = code
  const { typed = stored, ...told } = tried
  const shown = { ...NOTHING_TRIED_CODE, ...told, typed }
  const view = codeView(place, { code, visitor: visitOf(res), tried: shown }, say)
  renderer.send(res, 'pages/work/free-text/code', view)
}

function showCode(deps: FreeTextRouteDeps): RequestHandler<CodeParams> {
  return (req, res) => sendCode(res, { params: req.params, tried: {} }, deps)
}

interface Changing<Params> {
  readonly changeOf: (req: Request<Params>) => CodesChange
  /** What the page says afterwards. */
  readonly word: string
}

/** 303 when it is done, 422 for faults, 409 when somebody else was first or something stands in the way. */
function change<Params extends QuestionParams>(
  deps: FreeTextRouteDeps,
  { changeOf, word }: Changing<Params>,
): RequestHandler<Params> {
  return async (req, res) => {
    const outcome = await record(req, res, { change: changeOf(req), deps })
    if (outcome.kind === 'done') return seeOther(res, `${pathTo.codes(req.params)}?klart=${word}`)
    await refuseChange(req, res, { outcome, deps })
  }
}

async function record<Params extends QuestionParams>(
  req: Request<Params>,
  res: ExpressResponse,
  { change: changed, deps }: { readonly change: CodesChange; readonly deps: FreeTextRouteDeps },
): Promise<CodesOutcome> {
  const { roundId, questionId } = req.params
  const seen = Number(fieldIn(req, FRAME_REVISION))
  const told = { ...originIn(req, res), object: roundId, detail: questionId }
  return deps.acts.record({ ...told, act: 'freeText.codesChanged' }, () =>
    deps.freeText.changeCodes([roundId, questionId], ifSeen(seen, changed)),
  )
}

/** What was typed stays, on the page that it was typed on. */
async function refuseChange(
  req: Request<QuestionParams>,
  res: ExpressResponse,
  { outcome, deps }: { readonly outcome: CodesOutcome; readonly deps: FreeTextRouteDeps },
): Promise<void> {
  const { say } = deps
  const faults = outcome.kind === 'faulty' ? outcome.faults : []
  const errors = Object.fromEntries(
    faults.map(({ field, code }) => [CODE_FIELDS[field], say(`codeFault.${code}`)]),
  )
  const warning = outcome.kind === 'faulty' ? null : say(`codes.refused.${outcome.kind}`)
  const told = { errors, warning }
  res.status(outcome.kind === 'faulty' ? 422 : 409)
  const { params } = req
  const { codeId } = params as Partial<CodeParams>
  if (codeId === undefined || outcome.kind === 'unknown') {
    const tried = { ...NOTHING_TRIED_CODE, ...told, typed: typedIn(req) }
    return sendCodes(res, { params, tried }, deps)
  }
  // The forms that merge and take away have none of these fields: then what is stored stands.
  const isTyped = fieldsIn(req, CODE_FIELDS.name).length > 0
  const tried = isTyped ? { ...told, typed: typedIn(req) } : told
  await sendCode(res, { params: { ...params, codeId }, tried }, deps)
}

/** The codes of another question or round, by both their names. */
function takeFrom(deps: FreeTextRouteDeps): RequestHandler<QuestionParams> {
  return async (req, res, next) => {
    const { roundId, questionId } = req.params
    const { others } = await deps.freeText.getFrame(roundId, questionId)
    const wanted = fieldIn(req, SOURCE_FIELD)
    const source = others.find(book => `${book.roundId}/${book.questionId}` === wanted)
    if (source === undefined) {
      const tried = {
        ...NOTHING_TRIED_CODE,
        typed: EMPTY_CODE,
        warning: deps.say('codes.noSource'),
      }
      return sendCodes(res.status(422), { params: req.params, tried }, deps)
    }
    const taking = { changeOf: () => takeCodes(source.frame.codes), word: 'hamtade' }
    await change(deps, taking)(req, res, next)
  }
}
