import { digestOf } from '../../reports/results/canonical.ts'
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
import { type OpenedLink, openLink, type OtherLink } from './open-link.ts'

/** One page of the form as it was sent. */
export interface SentPage {
  readonly roundId: RoundId
  /** 1 for the first page. */
  readonly part: number
  /** Only the page's own questions are read from it. */
  readonly entered: Entered
  /** The revision that the page was filled in on. */
  readonly revision: number
  /** `pageBase` of what was saved then; `null`: not known, and any other revision is another answer. */
  readonly base?: string | null
}

/** What is stored is what was sent. */
export interface SavedPage {
  readonly kind: 'saved'
  readonly access: Access
  /** The revision that it is stored as, and the base that the next sending of the page is to tell. */
  readonly revision: number
  readonly base: string
}

export type PageOutcome =
  | SavedPage
  | { readonly kind: 'rejected'; readonly access: Access; readonly issues: readonly AnswerIssue[] }
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: SavedAnswers }
  | OtherLink

/** Two that save at once are settled by the store; the loser looks again, and seldom more than once. */
const MOST_ATTEMPTS = 3

/**
 * Saves a page as a draft, if nobody has saved that page since it was opened. Others may have saved other pages:
 * several prepare one answer together.
 *
 * @throws Problem 'page/unknown' for a page that is not there, 'request/malformed' for another round's.
 */
export async function savePage(
  token: AccessToken,
  sent: SentPage,
  deps: AccessDeps,
): Promise<PageOutcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const outcome = await attemptSave(await openLink(token, deps), sent, deps)
    if (outcome !== 'stale') return outcome
  }
  throw new Problem('store/unavailable')
}

async function attemptSave(
  link: OpenedLink,
  { roundId, part, entered, ...on }: SentPage,
  deps: AccessDeps,
): Promise<PageOutcome | 'stale'> {
  if (link.kind !== 'form') return link
  const { access, saved } = link
  if (access.round.id !== roundId) throw new Problem('request/malformed')
  const page = getPage(access.survey, part)
  const { answers, issues } = readAnswers(page.questions, entered)
  if (issues.length > 0) return { kind: 'rejected', access, issues }
  const { onPage, elsewhere } = divide(saved.answers, page)
  const base = digestOf(answers)
  if (isSameAnswers(answers, onPage)) {
    return { kind: 'saved', access, revision: saved.revision, base }
  }
  if (isStale(on, { revision: saved.revision, base: digestOf(onPage) })) {
    return { kind: 'conflict', access, saved }
  }
  const draft = { answers: { ...elsewhere, ...answers }, revision: saved.revision + 1 }
  switch (await saveDraft(access, draft, deps)) {
    case 'stored':
      return { kind: 'saved', access, revision: draft.revision, base }
    case 'closed':
      return { kind: 'closed', access }
    case 'stale':
      return 'stale'
  }
}

/** Whether the page was filled in on something else than what is saved of it now. */
function isStale(
  { revision, base = null }: Pick<SentPage, 'revision' | 'base'>,
  saved: { readonly revision: number; readonly base: string },
): boolean {
  return base === null ? revision !== saved.revision : base !== saved.base
}

/** Names what is saved of a page, for a form to tell what it was filled in on. */
export function pageBase(answers: Answers, page: Page): string {
  return digestOf(divide(answers, page).onPage)
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
