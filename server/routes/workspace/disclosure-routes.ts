import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import {
  type Request,
  type RequestHandler,
  type Response as ExpressResponse,
  Router,
} from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Instant } from '../../../surveys/instant.ts'
import type { Round } from '../../../surveys/round.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { protocolFile } from '../../rendering/protocol-file.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type {
  AnswerCopy,
  AnswerCopyService,
  MaskingOf,
} from '../../services/answer-copy-service.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { answerCopy } from '../../views/protocol/answer-copy.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import {
  DISCLOSURE_FIELDS,
  disclosureStep,
  disclosureView,
  fieldOfText,
} from '../../views/staff/disclosure-views.ts'
import {
  type AskedCopy,
  decidedMasking,
  maskingIn,
  readAsked,
  typedOf,
  withoutWords,
} from './read-disclosure.ts'
import type { RoundParams } from './round-routes.ts'
import { refuse } from './staff-form.ts'

export interface DisclosureRouteDeps {
  readonly answerCopies: AnswerCopyService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly site: SiteSettings
  readonly say: Say
  readonly now: () => Instant
}

/**
 * A copy of one answer, to be handed out (utlämnande av allmän handling). What somebody has to decide is asked of them,
 * free text by free text; until they have, it is masked. The code of a receipt stands in forms only, never in an address.
 */
export function disclosureRoutes(deps: DisclosureRouteDeps): Router {
  const mayTake = deps.staff.mayDo<RoundParams>('answers.export')
  const router = Router()
  router.get(paths.disclosure, mayTake, async (req, res) => {
    const round = await deps.rounds.getRound(req.params.roundId)
    sendStep(res, { round, typed: NOTHING_TYPED }, deps)
  })
  router.post(paths.disclosure, mayTake, onceAsked(deps, show))
  router.post(paths.disclosureFile, mayTake, onceAsked(deps, fetchFile))
  return router
}

function sendStep(
  res: ExpressResponse,
  { round, typed }: { readonly round: Round; readonly typed: Typed },
  { renderer, say }: DisclosureRouteDeps,
): void {
  const step = disclosureStep(round, typed, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

type Handled = Request<RoundParams>
type Step = (
  asked: AskedCopy,
  at: { req: Handled; res: ExpressResponse },
  deps: DisclosureRouteDeps,
) => Promise<void>

/** Goes on when it is clear which answer is meant and in which matter; 422 with what was typed when it is not. */
function onceAsked(deps: DisclosureRouteDeps, step: Step): RequestHandler<RoundParams> {
  return async (req, res) => {
    const round = await deps.rounds.getRound(req.params.roundId)
    const askAgain = (errors: Typed['errors']) =>
      sendStep(refuse(res, null), { round, typed: typedOf(req, errors) }, deps)
    const read = readAsked(req, deps.say)
    if (read.errors !== null) return askAgain(read.errors)
    try {
      await step(read.asked, { req, res }, deps)
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (problem.code === 'copy/unknown') {
        return askAgain({
          [DISCLOSURE_FIELDS.code]: deps.say('disclose.faulty.unknown', { round: round.id }),
        })
      }
      const errors = faultOfMasking(problem, deps.say)
      await sendAnswer(read.asked, { req, res: refuse(res, null) }, { ...deps, errors })
    }
  }
}

/** What is wrong with what is to be masked, by field. @throws The problem again, when it is another. */
function faultOfMasking(problem: Problem, say: Say): Typed['errors'] {
  const { code, values } = problem
  if (code === 'copy/notFound') {
    return { [DISCLOSURE_FIELDS.words]: say('disclose.faulty.words', values) }
  }
  if (code !== 'copy/undecided') throw problem
  return { [fieldOfText(String(values['id']))]: say('problem.copy/undecided', values) }
}

const show: Step = (asked, at, deps) => sendAnswer(asked, at, { ...deps, errors: {} })

/** The answer, and what its copy would look like. What is refused is not masked: it stands nowhere, or is undecided. */
async function sendAnswer(
  asked: AskedCopy,
  { req, res }: Parameters<Step>[1],
  deps: DisclosureRouteDeps & { readonly errors: Typed['errors'] },
): Promise<void> {
  const isRefused = Object.keys(deps.errors).length > 0
  const copy = await copyFor(
    asked,
    { req, res },
    {
      ...deps,
      act: 'response.shown',
      maskingOf: texts => (isRefused ? withoutWords : maskingIn)(req, texts),
    },
  )
  const view = disclosureView(
    { visitor: visitOf(res), copy, typed: typedOf(req, deps.errors) },
    deps.say,
  )
  deps.renderer.send(res, 'pages/work/disclosure', view)
}

const fetchFile: Step = async (asked, { req, res }, deps) => {
  const { site, say, now } = deps
  const copy = await copyFor(
    asked,
    { req, res },
    { ...deps, act: 'response.copied', maskingOf: texts => decidedMasking(req, texts) },
  )
  const writtenAt = now()
  const form = answerCopy(copy, asked.decision, { municipality: site.municipality, say, writtenAt })
  const file = await protocolFile(form, { theme: site.theme, writtenAt })
  res.attachment(`kopia-av-svar-${copy.round.id}.pdf`).type('application/pdf')
  await pipeline(Readable.from(file), res)
}

/** The log holds first who reads an answer, in which matter and why. */
function copyFor(
  { wanted, decision: { registryNumber, reason } }: AskedCopy,
  { req, res }: Parameters<Step>[1],
  {
    acts,
    answerCopies,
    act,
    maskingOf,
  }: DisclosureRouteDeps & {
    readonly act: 'response.shown' | 'response.copied'
    readonly maskingOf: MaskingOf
  },
): Promise<AnswerCopy> {
  const { roundId } = req.params
  const detail = [
    registryNumber,
    ...(wanted.by === 'association' ? [wanted.association] : []),
  ].join(' ')
  const told = { ...originIn(req, res), act, object: roundId, reason, detail } as const
  return acts.record(told, () => answerCopies.copyOf(roundId, wanted, maskingOf))
}
