import { type AnswerIssue, type Entered, readAnswers } from '../../surveys/answering/read-answers.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import { type Answers, isSubmitted, type SubmissionId } from '../../surveys/response.ts'
import { type RoundId, takesAnswers } from '../../surveys/round.ts'
import type { Page, Survey } from '../../surveys/survey.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import { Problem } from '../problems.ts'
import {
  type Access,
  type AccessDeps,
  type EndedAccess,
  followLink,
  isSameAnswers,
  savedAnswers,
  type SavedAnswers,
} from './answer-access.ts'
import { createSubmit, type Submit } from './submit-answer.ts'

/** Where a link leads at the moment. */
export type OpenedLink =
  { readonly kind: 'form'; readonly access: Access; readonly saved: SavedAnswers } | OtherLink

/** Where it leads when there is no form to fill in. */
export type OtherLink =
  | { readonly kind: 'submitted' | 'notYetOpen' | 'closed'; readonly access: Access }
  | { readonly kind: 'ended'; readonly access: EndedAccess }

/** One page of the form as it was sent. */
export interface SentPage {
  readonly roundId: RoundId
  /** 1 for the first page. */
  readonly part: number
  /** Only the page's own questions are read from it. */
  readonly entered: Entered
  /** The revision that the page was filled in on. */
  readonly revision: number
}

export type PageOutcome =
  | { readonly kind: 'saved'; readonly access: Access }
  | { readonly kind: 'rejected'; readonly access: Access; readonly issues: readonly AnswerIssue[] }
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: SavedAnswers }
  | OtherLink

export type ReceiptOutcome =
  | { readonly kind: 'receipt'; readonly access: Access; readonly receipt: Receipt }
  | OpenedLink

/** What proves that an answer was taken, and lets its sender change it. */
export interface Receipt {
  readonly answers: Answers
  readonly code: string
}

export type ReopenOutcome =
  | { readonly kind: 'reopened'; readonly access: Access; readonly saved: SavedAnswers }
  | { readonly kind: 'wrongCode'; readonly access: Access }
  | OpenedLink

export interface AnswerService {
  /** @throws Problem 'page/unknown' for a link that leads nowhere; so do the others. */
  open(token: AccessToken): Promise<OpenedLink>
  /** Saves a page as a draft, if it was filled in on what is stored now. */
  savePage(token: AccessToken, sent: SentPage): Promise<PageOutcome>
  submit: Submit
  /** The receipt of a submission; for any other submission id what the link alone shows. */
  receipt(token: AccessToken, submissionId: SubmissionId): Promise<ReceiptOutcome>
  /** Opens a submitted answer for change, with the receipt's code. */
  reopen(token: AccessToken, typedCode: string): Promise<ReopenOutcome>
  /** A new submission id, for each review page that is shown. */
  newSubmissionId(): SubmissionId
}

export function createAnswerService(deps: AccessDeps): AnswerService {
  const { store, secret, randomBytes } = deps

  async function open(token: AccessToken): Promise<OpenedLink> {
    return opened(await followLink(token, deps))
  }

  function saveDraft(access: Access, answers: Answers, revision: number) {
    const { round, responseKey: key, association, linkKey } = access
    return store.saveDraft({
      roundId: round.id,
      key,
      revision,
      survey: round.survey,
      sector: association.sector,
      content: { state: 'draft', sealed: linkKey.sealDraft(answers, key, randomBytes(12)) },
    })
  }

  return {
    open,

    async savePage(token, { roundId, part, entered, revision }) {
      const link = await open(token)
      if (link.kind !== 'form') return link
      const { access, saved } = link
      if (access.round.id !== roundId) throw new Problem('request/malformed')
      const page = getPage(access.survey, part)
      const { answers, issues } = readAnswers(page.questions, entered)
      if (issues.length > 0) return { kind: 'rejected', access, issues }
      const { onPage, elsewhere } = divide(saved.answers, page)
      if (isSameAnswers(answers, onPage)) return { kind: 'saved', access }
      if (revision !== saved.revision) return { kind: 'conflict', access, saved }
      const outcome = await saveDraft(access, { ...elsewhere, ...answers }, revision + 1)
      if (outcome === 'stored') return { kind: 'saved', access }
      if (outcome === 'closed') return { kind: 'closed', access }
      // Someone saved in the meantime: look again at what is stored now.
      const again = await open(token)
      return again.kind === 'form' ? { ...again, kind: 'conflict' } : again
    },

    submit: createSubmit(deps),

    async receipt(token, submissionId) {
      const access = await followLink(token, deps)
      if (access.isEnded) return opened(access)
      const { response, linkKey, association } = access
      const isThis =
        response !== null &&
        isSubmitted(response) &&
        response.content.submissionId === submissionId
      if (!isThis) return opened(access)
      const { answers } = response.content
      return {
        kind: 'receipt',
        access,
        receipt: { answers, code: linkKey.code(association.associationId) },
      }
    },

    async reopen(token, typedCode) {
      const link = await open(token)
      if (link.kind !== 'submitted' || !takesAnswers(link.access.phase)) return link
      const { access } = link
      const { response } = access
      if (response === null || !isSubmitted(response)) throw new Problem('internal')
      if (response.content.codeDigest !== secret.codeDigest(normaliseCode(typedCode))) {
        return { kind: 'wrongCode', access }
      }
      const { revision, content } = response
      return { kind: 'reopened', access, saved: { answers: content.answers, revision } }
    },

    newSubmissionId: () => randomBytes(16).toString('base64url'),
  }
}

function opened(access: Access | EndedAccess): OpenedLink {
  if (access.isEnded) return { kind: 'ended', access }
  const { phase, response } = access
  if (response !== null && isSubmitted(response)) return { kind: 'submitted', access }
  if (phase === 'scheduled') return { kind: 'notYetOpen', access }
  if (!takesAnswers(phase)) return { kind: 'closed', access }
  return { kind: 'form', access, saved: savedAnswers(access) }
}

/** @throws Problem 'page/unknown' when the survey has no such page. */
export function getPage(survey: Survey, part: number): Page {
  const page = survey.pages[part - 1]
  if (page === undefined) throw new Problem('page/unknown')
  return page
}

function divide(answers: Answers, { questions }: Page): { onPage: Answers; elsewhere: Answers } {
  const ids = new Set(questions.map(({ id }) => id))
  const entries = Object.entries(answers)
  return {
    onPage: Object.fromEntries(entries.filter(([id]) => ids.has(id))),
    elsewhere: Object.fromEntries(entries.filter(([id]) => !ids.has(id))),
  }
}
