import {
  type AnswerIssue,
  type Entered,
  readAnswers,
} from '../../surveys/answering/read-answers.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import type { Answers } from '../../surveys/response.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Page, Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import { type Access, type AccessDeps, isSameAnswers, type SavedAnswers } from './answer-access.ts'
import { openLink, type OtherLink } from './open-link.ts'

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

/** What is stored is what was sent. */
export interface SavedPage {
  readonly kind: 'saved'
  readonly access: Access
  /** The revision that it is stored as: what the next page is filled in on. */
  readonly revision: number
}

export type PageOutcome =
  | SavedPage
  | { readonly kind: 'rejected'; readonly access: Access; readonly issues: readonly AnswerIssue[] }
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: SavedAnswers }
  | OtherLink

/**
 * Saves a page as a draft, if it was filled in on what is stored now.
 *
 * @throws Problem 'page/unknown' for a page that is not there, 'request/malformed' for another round's.
 */
export async function savePage(
  token: AccessToken,
  { roundId, part, entered, revision }: SentPage,
  deps: AccessDeps,
): Promise<PageOutcome> {
  const link = await openLink(token, deps)
  if (link.kind !== 'form') return link
  const { access, saved } = link
  if (access.round.id !== roundId) throw new Problem('request/malformed')
  const page = getPage(access.survey, part)
  const { answers, issues } = readAnswers(page.questions, entered)
  if (issues.length > 0) return { kind: 'rejected', access, issues }
  const { onPage, elsewhere } = divide(saved.answers, page)
  if (isSameAnswers(answers, onPage)) return { kind: 'saved', access, revision: saved.revision }
  if (revision !== saved.revision) return { kind: 'conflict', access, saved }
  const draft = { answers: { ...elsewhere, ...answers }, revision: revision + 1 }
  switch (await saveDraft(access, draft, deps)) {
    case 'stored':
      return { kind: 'saved', access, revision: draft.revision }
    case 'closed':
      return { kind: 'closed', access }
    case 'stale': {
      // Someone saved in the meantime: look again at what is stored now.
      const again = await openLink(token, deps)
      return again.kind === 'form' ? { ...again, kind: 'conflict' } : again
    }
  }
}

function saveDraft(
  { round, responseKey: key, association, linkKey }: Access,
  { answers, revision }: SavedAnswers,
  { store, randomBytes }: AccessDeps,
) {
  return store.saveDraft({
    roundId: round.id,
    key,
    revision,
    survey: round.survey,
    sector: association.sector,
    content: { state: 'draft', sealed: linkKey.sealDraft(answers, key, randomBytes(12)) },
  })
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
