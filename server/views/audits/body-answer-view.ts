import type { Say } from '../../../reports/documents/document.ts'
import { dossierOf, partsOf } from '../../../reports/follow-up/additions.ts'
import { partsOfProposal } from '../../../reports/follow-up/inquiry-proposals.ts'
import { formatDay } from '../../../reports/formats/swedish.ts'
import type { ProposalParams } from '../../inquiry-paths.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import type { ProposedAnswer, StandingProposal } from '../../services/proposal-service.ts'
import { answerListView } from '../answer-list-view.ts'
import { textField, type Typed } from '../form-field.ts'
import type { Visitor } from '../work-page.ts'
import { recommendationTitle } from './audit-words.ts'
import { dossierPage } from './dossier-view.ts'
import { actionView, statementView } from './said-views.ts'

const ASIDE_REASON = 'skal'
const PROPOSALS = 'forslag'

export interface BodyAnswerPlace extends ProposedAnswer {
  readonly visitor: Visitor
  /** What is wrong, and with the reason for which proposal; `null`: no field is. */
  readonly refused: { readonly proposalId: string | null; readonly told: string } | null
  readonly done: string | null
}

/** What a body has answered: first what it would be in the dossier, to accept or set aside, and then all of it. */
export function bodyAnswerView(place: BodyAnswerPlace, say: Say) {
  const { filed, round, body, answeredAt, survey, answers, proposals, refused, done } = place
  const heading = say('staff.inquiry.answerOf', { body: body.name })
  const wording = { say, language: 'sv' } as const
  return {
    ...dossierPage(refused === null ? heading : `Fel: ${heading}`, place, say),
    heading,
    back: {
      href: pathTo.inquiry({ dossierId: filed.id, inquiryId: round.id }),
      text: say('staff.inquiry.back'),
    },
    errors:
      refused === null
        ? []
        : [{ href: `#${refusedPlace(refused.proposalId)}`, text: refused.told }],
    done,
    lead: say('staff.inquiry.answered', { day: formatDay(answeredAt) }),
    waiting: waitingText(proposals, say),
    proposalsAnchor: PROPOSALS,
    proposals: proposals.map(each => proposalView(each, place, say)),
    themes: answerListView(survey, answers, { wording, hrefOf: null }),
  }
}

/** How much is left to decide, and whether that is because the answer has been changed; `null`: nothing is. */
function waitingText(proposals: readonly StandingProposal[], say: Say): string | null {
  const waiting = proposals.filter(({ decided }) => decided === null)
  if (waiting.length === 0) return null
  const isChanged = waiting.some(({ isChange }) => isChange)
  return say(`staff.inquiry.waiting.${isChanged ? 'changed' : 'new'}`, { count: waiting.length })
}

/** Where what is wrong is mended: in the field of a reason, or among what can be decided now. */
function refusedPlace(proposalId: string | null): string {
  return proposalId === null ? PROPOSALS : reasonField(proposalId)
}

/** The dossier as it would be with a proposal in it, to show it as it would be shown there. */
function dossierWith(filed: FiledDossier, { proposal }: StandingProposal): FiledDossier {
  const dossier = dossierOf([...partsOf(filed.dossier), ...partsOfProposal(proposal)])
  return { ...filed, dossier }
}

/** The field in which an auditor says why a proposal is set aside. */
export function reasonField(proposalId: string): string {
  return `${ASIDE_REASON}-${proposalId}`
}

function proposalView(standing: StandingProposal, place: BodyAnswerPlace, say: Say) {
  const { filed, round, body, refused } = place
  const { proposal, decided, setAside, struckSources } = standing
  const { list, recommendation } = proposal
  const about = dossierWith(filed, standing)
  const params: ProposalParams = {
    dossierId: filed.id,
    inquiryId: round.id,
    bodyId: body.associationId,
    proposalId: proposal.value.id,
  }
  const shown =
    proposal.list === 'statements'
      ? statementView(proposal.value, about, say)
      : actionView(proposal.value, about, say)
  const found = filed.dossier.recommendations.find(({ id }) => id === recommendation)
  return {
    ...shown,
    kind: say(`staff.inquiry.kind.${list}`),
    recommendation: {
      href: pathTo.recommendation(filed.id, recommendation),
      text: found === undefined ? recommendation : recommendationTitle(found, filed.dossier, say),
    },
    struckSources: struckSources.map(({ title }) => title).join(', '),
    isCorrection: proposal.value.corrects !== undefined,
    isAccepted: decided === 'accepted',
    isStruckOut: decided === 'struckOut',
    setAside:
      setAside === null
        ? null
        : say('staff.inquiry.aside', { day: formatDay(setAside.at), reason: setAside.reason }),
    isWaiting: decided === null,
    accept: pathTo.proposal(params),
    aside: pathTo.proposalAside(params),
    reason: reasonOf(params.proposalId, refused, say),
  }
}

function reasonOf(proposalId: string, refused: BodyAnswerPlace['refused'], say: Say) {
  const id = reasonField(proposalId)
  const errors: Typed['errors'] = refused?.proposalId === proposalId ? { [id]: refused.told } : {}
  return textField({ id, label: say('staff.inquiry.asideReason') }, { values: {}, errors })
}
