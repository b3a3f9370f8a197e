import type { Say } from '../../../reports/documents/document.ts'
import { askedNumbers } from '../../../reports/follow-up/asked-numbers.ts'
import { formatDay, formatMoment } from '../../../reports/formats/swedish.ts'
import { takesAnswers } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import type { InquiryRound } from '../../services/inquiry-rounds.ts'
import type { AskedBody, InquiryStanding } from '../../services/inquiry-service.ts'
import type { LetterRound } from '../../services/letter-service.ts'
import type { Visitor } from '../work-page.ts'
import { dossierPage } from './dossier-view.ts'

export interface InquiryPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  readonly standing: InquiryStanding
  readonly isMailSetUp: boolean
  /** What was just done, in words; `null`: nothing. */
  readonly done: string | null
}

/** A round of questions where it is told of: when it was asked, and until when. */
export function inquiryLine(round: InquiryRound, say: Say) {
  const { id, inquiry, opened, closedAt, closesAt } = round
  return {
    href: pathTo.inquiry({ dossierId: inquiry.dossierId, inquiryId: id }),
    text: say(`staff.inquiry.line.${closedAt === null ? 'until' : 'closed'}`, {
      day: formatDay(opened?.at ?? closesAt),
      until: formatDay(closedAt ?? closesAt),
    }),
  }
}

/** One round of questions: who has answered, and what can be done about the rest. */
export function inquiryView(place: InquiryPlace, say: Say) {
  const { standing, done } = place
  const { round, bodies } = standing
  const heading = say('staff.inquiry.heading', { day: formatDay(round.opened?.at ?? '') })
  return {
    ...dossierPage(heading, place, say),
    heading,
    audit: auditLink(place),
    done,
    lead: say(`staff.inquiry.lead.${round.closedAt === null ? 'until' : 'closed'}`, {
      answered: bodies.filter(({ invitation }) => invitation.answeredAt !== null).length,
      asked: bodies.length,
      until: formatMoment(round.closedAt ?? round.closesAt),
    }),
    bodies: bodies.map(body => bodyLine(body, place, say)),
    mailings: standing.mailings.map(({ kind, at, state }) =>
      say(`staff.inquiry.mailing.${state}`, {
        kind: say(`mail.kind.${kind}`),
        at: formatMoment(at),
      }),
    ),
    unreached: unreachedText(place, say),
    ...stepsOf(place),
  }
}

/** What can be done; `null`: not now. */
function stepsOf({ filed, standing, isMailSetUp }: InquiryPlace) {
  const { round, phase, bodies } = standing
  const params = { dossierId: filed.id, inquiryId: round.id }
  const isOpen = phase === 'open'
  const isSilent = bodies.some(({ invitation }) => invitation.answeredAt === null)
  return {
    remind: isMailSetUp && isOpen && isSilent ? pathTo.inquiryReminder(params) : null,
    letters: isOpen && bodies.some(mayBeWrittenTo) ? pathTo.inquiryLetters(params) : null,
    extension: round.closedAt === null ? pathTo.inquiryExtension(params) : null,
    closing: takesAnswers(phase) ? pathTo.inquiryClosing(params) : null,
  }
}

/** It has not answered, or has a link to answer anew. */
function mayBeWrittenTo({ invitation }: AskedBody): boolean {
  return invitation.answeredAt === null || invitation.replacesRevision !== null
}

/** Whom nothing reaches that is mailed; `null`: nobody is known, or nobody is waited for. */
function unreachedText(
  { standing: { phase, bodies }, isMailSetUp }: InquiryPlace,
  say: Say,
): string | null {
  const unreached = bodies.filter(
    ({ invitation, email, unreached: reason, mail }) =>
      invitation.answeredAt === null &&
      email !== null &&
      (reason !== null || hasFailed(mail, invitation)),
  )
  if (!isMailSetUp || phase !== 'open' || unreached.length === 0) return null
  return say('staff.inquiry.unreached', {
    bodies: unreached.map(({ entry }) => entry.name).join(', '),
  })
}

/** What failed before the link was replaced tells nothing of where the new one goes. */
function hasFailed(mail: AskedBody['mail'], { stoppedLinks }: AskedBody['invitation']): boolean {
  return mail?.state === 'failed' && mail.queuedAt >= (stoppedLinks.at(-1)?.at ?? '')
}

function auditLink({ filed, standing }: InquiryPlace) {
  const { auditId } = standing.round.inquiry
  const audit = filed.dossier.audits.find(({ id }) => id === auditId)
  return { href: pathTo.audit(filed.id, auditId), text: audit?.title ?? auditId }
}

function bodyLine(
  { entry, invitation, email, mail }: AskedBody,
  { filed, standing }: InquiryPlace,
  say: Say,
) {
  const { round, phase } = standing
  const { answeredAt } = invitation
  const params = { dossierId: filed.id, inquiryId: round.id, bodyId: entry.associationId }
  return {
    name: entry.name,
    asked: say('staff.inquiry.about', {
      numbers: askedNumbers(round.inquiry, entry.associationId, filed.dossier).join(', '),
    }),
    email: email ?? say('staff.inquiry.noAddress'),
    mail:
      mail === null
        ? say('staff.inquiry.noMail')
        : say('staff.inquiry.mail', {
            kind: say(`mail.kind.${mail.kind}`),
            state: say(`staff.inquiry.mailState.${mail.state}`),
          }),
    standing:
      answeredAt === null
        ? say('staff.inquiry.silent')
        : say('staff.inquiry.answered', { day: formatDay(answeredAt) }),
    answer: answeredAt === null ? null : pathTo.bodyAnswer(params),
    newLink: phase === 'open' ? pathTo.bodyLink(params) : null,
  }
}

/** The questions as letters, to print or to send by one's own mail. */
export function inquiryLettersView(
  place: Pick<InquiryPlace, 'visitor' | 'filed'> & { readonly listed: LetterRound },
  say: Say,
) {
  const { filed, listed } = place
  return {
    ...dossierPage(say('staff.inquiry.letters'), place, say),
    heading: say('staff.inquiry.letters'),
    back: {
      href: pathTo.inquiry({ dossierId: filed.id, inquiryId: listed.round.id }),
      text: say('staff.inquiry.back'),
    },
    letters: listed.letters.map(({ association, subject, paragraphs }) => ({
      name: association.name,
      to: association.email ?? say('staff.inquiry.noAddress'),
      subject,
      paragraphs,
    })),
  }
}
