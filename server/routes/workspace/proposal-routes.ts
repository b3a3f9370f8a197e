import { type Response as ExpressResponse, Router } from 'express'

import { dossierOf, type Part, partsOf } from '../../../reports/follow-up/additions.ts'
import { isEarlier, partsOfProposal } from '../../../reports/follow-up/inquiry-proposals.ts'
import { withQuery } from '../../fill-path.ts'
import type { BodyAnswerParams, ProposalParams } from '../../inquiry-paths.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { AdditionOutcome } from '../../services/dossier-service.ts'
import type { Decided, ProposedAnswer, StandingProposal } from '../../services/proposal-service.ts'
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
    const { params } = req
    const found = await chosenIn({ params, unless: ['setAside', 'struckOut'] }, res, deps)
    if (found === null) return
    const { list, value } = found.chosen.proposal
    const filled = filledFrom(ENTRY_KINDS[list], value)
    showForm(res, { params, ...found, filled }, deps)
  })
  /** 303 when it is in the dossier; 422 or 409 with what was typed when it is not, or 409 with the answer as it stands. */
  router.post(paths.proposal, mayDecide, async (req, res) => accept(req, res, deps))
  /** 303 when it is set aside; 422 without a reason; 409 when it is accepted, or of an answer that has been changed. */
  router.post(paths.proposalAside, mayDecide, async (req, res) => setAside(req, res, deps))
  return router
}

/** A request about one proposal. */
type AskedOf = Asked & { readonly params: ProposalParams }

interface Chosen {
  readonly answer: ProposedAnswer
  readonly chosen: StandingProposal
}

/**
 * What is to be decided of. Where it cannot be as it was seen, the answer is shown again as it stands now, with why: it
 * has been changed, or somebody has decided otherwise.
 *
 * @returns `null` when that has been shown.
 * @throws Problem 'audit/unknown'.
 */
async function chosenIn(
  { params: { proposalId, ...place }, unless }: Choosing,
  res: ExpressResponse,
  deps: InquiryRouteDeps,
): Promise<Chosen | null> {
  const answer = await deps.proposals.get(place, deps.say)
  const chosen = answer.proposals.find(({ proposal }) => proposal.value.id === proposalId)
  const isChanged = answer.proposals.some(({ proposal }) => isEarlier(proposalId, proposal))
  if (chosen === undefined && !isChanged)
    throw new Problem('audit/unknown', { dossier: proposalId })
  if (chosen !== undefined && !unless.some(each => each === chosen.decided)) {
    return { answer, chosen }
  }
  const told = deps.say(`staff.inquiry.refused.${chosen?.decided ?? 'changed'}`)
  show(res.status(409), { ...answer, refused: { proposalId: null, told }, done: null }, deps)
  return null
}

interface Choosing {
  readonly params: ProposalParams
  /** What it must not have been decided. */
  readonly unless: readonly Decided[]
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
  const found = await chosenIn({ params, unless: ['setAside', 'struckOut'] }, res, deps)
  if (found === null) return
  const { proposal, decided } = found.chosen
  const filled = hasField(req, AS_IT_IS)
    ? filledFrom(ENTRY_KINDS[proposal.list], proposal.value)
    : (req.body as FormBody)
  const parts = partsIn(found.chosen, filled)
  const outcome: AdditionOutcome =
    decided === 'accepted'
      ? { kind: 'nothingNew' }
      : await deps.proposals.accept(
          { dossierId: params.dossierId, parts },
          deps.say,
          originIn(req, res),
        )
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
  const found = await chosenIn({ params, unless: ['accepted', 'struckOut'] }, res, deps)
  if (found === null) return
  const aside = {
    proposal: params.proposalId,
    reason: fieldIn(req, reasonField(params.proposalId)),
  }
  if (aside.reason.trim() === '') {
    const told = deps.say('staff.inquiry.needReason')
    const refused = { proposalId: params.proposalId, told }
    return show(res.status(422), { ...found.answer, refused, done: null }, deps)
  }
  await deps.proposals.setAside(params, aside, originIn(req, res))
  seeOther(res, withQuery(pathTo.bodyAnswer(params), { klart: 'at-sidan' }))
}
