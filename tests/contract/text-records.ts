import type { Association } from '../../surveys/association.ts'
import type { AssociationEvent } from '../../surveys/association-event.ts'
import { type PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { Response, SubmittedResponse } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import type { PublishedSurvey } from '../../surveys/survey.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'
import type { LogEntry } from '../../server/accounts/log-entry.ts'
import type { Session } from '../../server/accounts/session.ts'
import type { User } from '../../server/accounts/user.ts'
import type { Submitting } from '../../server/store/response-store.ts'
import type { CertifiedComparison, CertifiedResult } from '../../server/store/result-store.ts'
import type { Opening } from '../../server/store/round-store.ts'
import {
  certifiedComparison,
  certifiedResult,
  publishedCrosswalk,
} from '../builders/published-records.ts'
import { draftRound, response, walkIn } from '../builders/records.ts'
import { logEntries, session, user } from '../builders/staff-records.ts'
import { testSurvey } from '../builders/test-data.ts'

/** One record of every type, each of its texts the same. */
export interface TextRecords {
  readonly association: Association
  readonly event: AssociationEvent
  readonly survey: PublishedSurvey
  readonly crosswalk: PublishedCrosswalk
  readonly round: Round
  readonly opening: Opening
  readonly draft: Response
  readonly walkIn: WalkIn
  readonly submitting: Submitting
  readonly imported: Submitting
  readonly result: CertifiedResult
  readonly comparison: CertifiedComparison
  readonly user: User
  readonly session: Session
  readonly logEntry: LogEntry
}

/**
 * @param id In every field by which something is found.
 * @param text In every other field, those too that people never type into.
 */
export function recordsWith(id: string, text: string): TextRecords {
  const round = roundWith(id, text)
  const opening = openingWith(round, text)
  const [draft, sent, imported] = ['u', 's', 'i'].map(key => responseWith(id, `${key}${id}`, text))
  const invitationId = opening.invitations[0]?.id ?? ''
  const submitting = { response: sent!, mark: { invitationId, at: text } }
  return {
    association: {
      id,
      name: text,
      orgNumber: text,
      sector: text,
      email: text,
      parent: text,
      contacts: [{ name: text, role: text, email: text, keepUntil: text }],
      validFrom: text,
      validTo: text,
    },
    event: eventWith(id, text),
    survey: { key: id, digest: text, survey: testSurvey({ title: { sv: text } }) },
    crosswalk: crosswalkWith(id, text),
    round: { ...round, opened: null, revision: 1, state: 'draft' },
    opening,
    draft: { ...draft!, content: { state: 'draft', sealed: text } },
    walkIn: walkInWith(id, text),
    submitting,
    imported: { ...submitting, response: imported! },
    result: resultWith(id, text),
    comparison: certifiedComparison({
      firstRound: id,
      secondRound: id,
      crosswalkKey: id,
      text: JSON.stringify(text),
      digest: `${id} ${text}`,
    }),
    ...staffWith(id, text),
  }
}

function eventWith(association: string, text: string): AssociationEvent {
  const told = { at: text, by: text, reason: text }
  const changes = [{ field: 'name', before: text, after: text } as const]
  return { association, number: 1, kind: 'changed', ...told, changes }
}

let lastNumber = 0

function staffWith(id: string, text: string) {
  const texts = { by: text, object: text, reason: text, detail: text, network: text, hash: text }
  lastNumber += 1
  return {
    user: user(id, { login: { kind: 'local', userName: id }, name: text, shownAs: text }),
    session: session(id, { userId: text, network: text }),
    // By its number, which is no text: another each time.
    logEntry: { ...logEntries(1)[0]!, ...texts, number: lastNumber },
  }
}

function roundWith(id: string, text: string): Round {
  const sectors = [{ id: text, name: text }]
  return {
    ...draftRound(id),
    revision: 2,
    state: 'open',
    survey: text,
    collectedBy: text,
    registryNumber: text,
    opensAt: text,
    closesAt: text,
    opened: { at: text, surveyDigest: text, sectors },
    openLink: text,
    notes: [{ kind: 'lateResponses', at: text, reason: text, count: 1 }],
  }
}

function openingWith(round: Round, text: string): Opening {
  const { id } = round
  return {
    round,
    frame: [{ associationId: id, name: text, orgNumber: text, sector: text, email: text }],
    invitations: [
      {
        id: `i${id}`,
        roundId: id,
        associationId: id,
        sector: text,
        lookup: `l${id}`,
        answeredAt: null,
        revision: 2,
        linkId: text,
        stoppedLinks: [{ lookup: `s${id}`, at: text, by: text, reason: text }],
        email: text,
        replacesRevision: 1,
        wayOut: { kind: 'refusal', email: text, at: text },
        outcome: { code: 'R', at: text, by: text, reason: text },
      },
    ],
    wrappedLinkKey: text,
  }
}

function walkInWith(id: string, text: string): WalkIn {
  const decision = { kind: 'approved', associationId: text } as const
  const texts = { name: text, orgNumber: text, sector: text, associationId: text, decision }
  return walkIn(`w${id}`, { roundId: id, lookup: `o${id}`, ...texts })
}

function responseWith(roundId: string, key: string, text: string): SubmittedResponse {
  const answers = { [text]: text, [`a.${text}`]: [text, text], 'a.grade': 3 }
  const content = {
    answers,
    submissionId: text,
    codeDigest: text,
    salt: text,
    pseudonym: text,
    association: text,
  }
  return response(key, { roundId, survey: text, sector: text }, content)
}

function crosswalkWith(id: string, text: string): PublishedCrosswalk {
  const signedBy = { name: text, role: text, date: text }
  const pair = { relation: 'reworded', from: [text], to: [text], signedBy, note: { sv: text } }
  const published = publishedCrosswalk({
    from: id,
    to: id,
    differences: [{ sv: text }],
    pairs: [pair as never],
  })
  return { ...published, key: id, digest: text }
}

function resultWith(roundId: string, text: string): CertifiedResult {
  const dispositions = { I: 1, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 0 }
  const items = { [text]: { grades: [1], dontKnow: 0, blank: 0, notShown: 0 } }
  const sector = { invited: 1, dispositions, items, indices: {} }
  const tally = { sectors: { [text]: sector }, alphas: {}, modes: null }
  return certifiedResult(roundId, {
    text: JSON.stringify({ [text]: text }),
    digest: `${roundId} ${text}`,
    sealSalt: text,
    sealed: { tally, leaves: [text] },
  })
}
