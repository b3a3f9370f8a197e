import { digestOf } from '../../reports/results/canonical.ts'
import type { Warning } from '../../surveys/answering/check-answers.ts'
import type { AnswerIssue, Entered } from '../../surveys/answering/read-answers.ts'
import { readPage } from '../../surveys/answering/read-page.ts'
import { answersTo } from '../../surveys/answering/read-response.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import type { Answers } from '../../surveys/response.ts'
import type { RoundId } from '../../surveys/round.ts'
import { type Page, questionsOn, type Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import {
  type Access,
  type AccessDeps,
  isSameAnswers,
  type SavedAnswers,
  storeDraft,
} from './answer-access.ts'
import { type OpenedLink, openLink, type OtherLink } from './open-link.ts'
import { untilSettled } from './until-settled.ts'

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
  /** What the page did not show, because of earlier answers: nothing was cleared there. */
  readonly notShown?: ReadonlySet<string>
  /** Answers that the page asked about, and that were sent again. */
  readonly confirmed?: ReadonlySet<string>
}

export type PageOutcome =
  | {
      readonly kind: 'saved'
      readonly access: Access
      /** The whole draft, as it is stored now. */
      readonly saved: SavedAnswers
      /** The page has more to show because of these answers, or something to ask about them. */
      readonly isUnsettled: boolean
    }
  | {
      readonly kind: 'rejected'
      readonly access: Access
      /** What is stored, and stays as it was. */
      readonly saved: SavedAnswers
      readonly issues: readonly AnswerIssue[]
      readonly warnings: readonly Warning[]
    }
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: SavedAnswers }
  | OtherLink

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
  return untilSettled(async () => attemptSave(await openLink(token, deps), sent, deps))
}

async function attemptSave(
  link: OpenedLink,
  sent: SentPage,
  deps: AccessDeps,
): Promise<PageOutcome | 'stale'> {
  if (link.kind !== 'form') return link
  const { access, saved } = link
  if (access.round.id !== sent.roundId) throw new Problem('request/malformed')
  const { isUnsettled, ...read } = readSent(sent, link)
  if (read.issues.length > 0) return { ...read, kind: 'rejected', access, saved }
  const { answers } = read
  if (isSameAnswers(answers, saved.answers)) return { kind: 'saved', access, saved, isUnsettled }
  if (isStale(sent, link)) return { kind: 'conflict', access, saved }
  const draft = { ...saved, answers, revision: saved.revision + 1 }
  switch (await storeDraft(access, draft, deps)) {
    case 'stored':
      return { kind: 'saved', access, saved: draft, isUnsettled }
    case 'closed':
      return { kind: 'closed', access }
    case 'stale':
      return 'stale'
  }
}

/** Whether the page was filled in on something else than what is saved of it now. */
function isStale(
  { part, revision, base = null }: SentPage,
  { access, saved }: { readonly access: Access; readonly saved: SavedAnswers },
): boolean {
  if (base === null) return revision !== saved.revision
  return base !== pageBase(saved.answers, getPage(access.survey, part))
}

/** Names what is saved of a page, for a form to tell what it was filled in on. */
export function pageBase(answers: Answers, page: Page): string {
  return digestOf(answersTo(questionsOn(page), answers))
}

/** The page read into the draft, and whether it has more to show or to ask before it is left. */
function readSent(
  { part, entered, notShown = new Set(), confirmed = new Set() }: SentPage,
  { access, saved }: { readonly access: Access; readonly saved: SavedAnswers },
) {
  const { survey } = access
  const sent = { entered, notShown }
  const read = readPage(survey, getPage(survey, part), { sent, saved: saved.answers })
  const { answers, issues, warnings, isMoreShown } = read
  const isAsking = warnings.some(({ confirmation }) => !confirmed.has(confirmation))
  return { answers, issues, warnings, isUnsettled: isMoreShown || isAsking }
}

/** @throws Problem 'page/unknown' when the survey has no such page. */
export function getPage(survey: Survey, part: number): Page {
  const page = survey.pages[part - 1]
  if (page === undefined) throw new Problem('page/unknown')
  return page
}
