import type { AccessToken } from '../../surveys/invitation.ts'
import { type Answers, isSubmitted, type SubmissionId } from '../../surveys/response.ts'
import { takesAnswers } from '../../surveys/round.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import { type Access, type AccessDeps, followLink, type SavedAnswers } from './answer-access.ts'
import { linkOf, type OpenedLink, openLink } from './open-link.ts'
import { type NoteOutcome, saveNote, type SentNote } from './save-note.ts'
import { type PageOutcome, savePage, type SentPage } from './save-page.ts'
import { type Sent, submitAnswer, type SubmitOutcome } from './submit-answer.ts'

/** What proves that an answer was taken, and lets its sender change it. */
export interface Receipt {
  readonly answers: Answers
  readonly code: string
}

export type ReceiptOutcome =
  { readonly kind: 'receipt'; readonly access: Access; readonly receipt: Receipt } | OpenedLink

export type ReopenOutcome =
  | { readonly kind: 'reopened'; readonly access: Access; readonly saved: SavedAnswers }
  | { readonly kind: 'wrongCode'; readonly access: Access }
  | OpenedLink

/** Everything that someone with a personal link can do. All of it throws Problem 'page/unknown' for a link that leads nowhere. */
export interface AnswerService {
  open(token: AccessToken): Promise<OpenedLink>
  savePage(token: AccessToken, sent: SentPage): Promise<PageOutcome>
  saveNote(token: AccessToken, sent: SentNote): Promise<NoteOutcome>
  submit(token: AccessToken, sent: Sent): Promise<SubmitOutcome>
  /** The receipt of a submission; for any other submission id what the link alone shows. */
  receipt(token: AccessToken, submissionId: SubmissionId): Promise<ReceiptOutcome>
  /** Opens a submitted answer for change, with the receipt's code. */
  reopen(token: AccessToken, typedCode: string): Promise<ReopenOutcome>
  /** A new submission id, for each review page that is shown. */
  newSubmissionId(): SubmissionId
}

export function createAnswerService(deps: AccessDeps): AnswerService {
  return {
    open: token => openLink(token, deps),
    savePage: (token, sent) => savePage(token, sent, deps),
    saveNote: (token, sent) => saveNote(token, sent, deps),
    submit: (token, sent) => submitAnswer(token, sent, deps),
    receipt: (token, submissionId) => findReceipt(token, submissionId, deps),
    reopen: (token, typedCode) => reopen(token, typedCode, deps),
    newSubmissionId: () => deps.randomBytes(16).toString('base64url'),
  }
}

async function findReceipt(
  token: AccessToken,
  submissionId: SubmissionId,
  deps: AccessDeps,
): Promise<ReceiptOutcome> {
  const access = await followLink(token, deps)
  const response = access.isEnded ? null : access.response
  if (access.isEnded || response === null || !isSubmitted(response)) return linkOf(access)
  const { answers, submissionId: stored } = response.content
  if (stored !== submissionId) return linkOf(access)
  const code = access.linkKey.code(access.association.associationId)
  return { kind: 'receipt', access, receipt: { answers, code } }
}

async function reopen(
  token: AccessToken,
  typedCode: string,
  deps: AccessDeps,
): Promise<ReopenOutcome> {
  const link = await openLink(token, deps)
  if (link.kind !== 'submitted' || !takesAnswers(link.access.phase)) return link
  const { access } = link
  const { response } = access
  if (response === null || !isSubmitted(response)) return link
  const { revision, content } = response
  const isRight = content.codeDigest === deps.secret.codeDigest(normaliseCode(typedCode))
  if (!isRight) return { kind: 'wrongCode', access }
  return { kind: 'reopened', access, saved: { answers: content.answers, revision } }
}
