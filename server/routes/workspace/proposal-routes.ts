import { type Response as ExpressResponse, Router } from 'express'

import { dossierOf, type Part, partsOf } from '../../../reports/follow-up/additions.ts'
import { partsOfProposal } from '../../../reports/follow-up/inquiry-proposals.ts'
import { withQuery } from '../../fill-path.ts'
import type { BodyAnswerParams, ProposalParams } from '../../inquiry-paths.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { AdditionOutcome } from '../../services/dossier-service.ts'
import type { ProposedAnswer, StandingProposal } from '../../services/proposal-service.ts'
import {
  type BodyAnswerPlace,
  bodyAnswerView,
  reasonField,
} from '../../views/audits/body-answer-view.ts'
import { entryErrors } from '../../views/audits/entry-faults.ts'
import { entryFormView, fieldsShown, NO_ERRORS } from '../../views/audits/entry-form-view.ts'
import { ENTRY_KINDS } from '../../views/audits/entry-kinds.ts'
import { type Filled, filledFrom, valueOf } from '../../views/audits/entry-value.ts'
import { doneIn, type InquiryRouteDeps } from './inquiry-routes.ts'
import { type Asked, fieldIn, hasField } from './staff-form.ts'

const DONE = ['antaget', 'at-sidan']
/** Sent by the button that accepts a proposal as it stands; the form with its fields sends none. */
const AS_IT_IS = 'som-det-ar'

/** What a body has answered, and what an auditor does with it. */
export function proposalRoutes(deps: InquiryRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  const mayRead = staff.mayDo<BodyAnswerParams>('audits.run')
  const mayDecide = staff.mayDo<ProposalParams>('audits.run')
  router.get(paths.bodyAnswer, mayRead, async (req, res) => {
    const answer = await deps.proposals.get(req.params, deps.say)
    const done = doneIn(req.query['klart'], DONE)
    const told = done === null ? null : deps.say(`staff.inquiry.done.${done}`)
    show(res, { ...answer, refused: null, done: told }, deps)
  })
  router.get(paths.proposal, mayDecide, async (req, res) => {
    const { answer, chosen } = await chosenIn(req.params, deps)
    const { list, value } = chosen.proposal
    const filled = filledFrom(ENTRY_KINDS[list], value)
    showForm(res, { params: req.params, answer, chosen, filled }, deps)
  })
  /** 303 when it is in the dossier; 422 or 409 with what was typed when it is not. */
  router.post(paths.proposal, mayDecide, async (req, res) => accept(req, res, deps))
  /** 303 when it is set aside; 422 without a reason. */
  router.post(paths.proposalAside, mayDecide, async (req, res) => setAside(req, res, deps))
  return router
}

/** A request about one proposal. */
type AskedOf = Asked & { readonly params: ProposalParams }

interface Chosen {
  readonly answer: ProposedAnswer
  readonly chosen: StandingProposal
}

/** @throws Problem 'audit/unknown', also for a proposal of an answer that has been changed since. */
async function chosenIn(
  { proposalId, ...place }: ProposalParams,
  { proposals, say }: InquiryRouteDeps,
): Promise<Chosen> {
  const answer = await proposals.get(place, say)
  const chosen = answer.proposals.find(({ proposal }) => proposal.value.id === proposalId)
  if (chosen === undefined) throw new Problem('audit/unknown', { dossier: proposalId })
  return { answer, chosen }
}

function show(
  res: ExpressResponse,
  place: Omit<BodyAnswerPlace, 'visitor'>,
  { renderer, say }: InquiryRouteDeps,
): void {
  const view = bodyAnswerView({ ...place, visitor: visitOf(res) }, say)
  renderer.send(res, 'pages/work/audits/body-answer', { ...view, asItIs: AS_IT_IS })
}

interface ShownForm extends Chosen {
  readonly params: ProposalParams
  readonly filled: Filled
  readonly outcome?: AdditionOutcome
}

/** The same form as for anything that is added to a dossier, with what was answered filled in. */
function showForm(
  res: ExpressResponse,
  { params, answer, chosen, filled, outcome }: ShownForm,
  { renderer, say }: InquiryRouteDeps,
): void {
  const { list, sources } = chosen.proposal
  const { dossier: before } = answer.filed
  const known = sources.map(value => ({ list: 'sources', id: value.id, value }) as const)
  const told = {
    name: { list, id: params.proposalId },
    before,
    fields: fieldsShown(list, filled),
  }
  const place = {
    visitor: visitOf(res),
    dossierId: params.dossierId,
    dossier: dossierOf([...partsOf(before), ...known]),
    name: { list, id: '' },
    filled,
    action: pathTo.proposal(params),
    errors: outcome?.kind === 'faulty' ? entryErrors(outcome.faults, told, say) : NO_ERRORS,
    seen: 0,
    stale: outcome?.kind === 'stale' ? ('changed' as const) : null,
    back: pathTo.bodyAnswer(params),
  }
  renderer.send(res, 'pages/work/audits/entry', entryFormView(place, say))
}

async function accept(req: AskedOf, res: ExpressResponse, deps: InquiryRouteDeps): Promise<void> {
  const { params } = req
  const found = await chosenIn(params, deps)
  const { proposal, isAccepted } = found.chosen
  const filled = hasField(req, AS_IT_IS)
    ? filledFrom(ENTRY_KINDS[proposal.list], proposal.value)
    : (req.body as FormBody)
  const parts = partsIn(found.chosen, filled)
  const outcome: AdditionOutcome = isAccepted
    ? { kind: 'nothingNew' }
    : await deps.proposals.accept(params.dossierId, parts, originIn(req, res))
  if (outcome.kind === 'added' || outcome.kind === 'nothingNew') {
    return seeOther(res, withQuery(pathTo.bodyAnswer(params), { klart: 'antaget' }))
  }
  const status = outcome.kind === 'faulty' ? 422 : 409
  showForm(res.status(status), { params, ...found, filled, outcome }, deps)
}

/** What is proposed, as the form has it: only the sources that it rests on come along. */
function partsIn({ proposal }: StandingProposal, filled: Filled): readonly Part[] {
  const { list, value } = proposal
  const { id, corrects } = value
  const kept = corrects === undefined ? {} : { corrects }
  const changed = { id, ...valueOf(ENTRY_KINDS[list], filled), ...kept } as never
  const rests = ['passage-reference-source', 'passage-reference-via'].flatMap(
    name => filled.get(name) ?? [],
  )
  return [
    ...partsOfProposal(proposal).filter(part => part.list === 'sources' && rests.includes(part.id)),
    { list, id, value: changed },
  ]
}

async function setAside(req: AskedOf, res: ExpressResponse, deps: InquiryRouteDeps): Promise<void> {
  const { params } = req
  const { answer } = await chosenIn(params, deps)
  const aside = {
    proposal: params.proposalId,
    reason: fieldIn(req, reasonField(params.proposalId)),
  }
  if (aside.reason.trim() === '') {
    const told = deps.say('staff.inquiry.needReason')
    const refused = { proposalId: params.proposalId, told }
    return show(res.status(422), { ...answer, refused, done: null }, deps)
  }
  await deps.proposals.setAside(params, aside, originIn(req, res))
  seeOther(res, withQuery(pathTo.bodyAnswer(params), { klart: 'at-sidan' }))
}
