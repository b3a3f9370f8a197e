import { plainColumn } from '../../../reports/documents/definitions.ts'
import type { Say, Table } from '../../../reports/documents/document.ts'
import { shown } from '../../../reports/disclosure/figure.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { MAIL_KINDS, type MailKind, type SavedMailText } from '../../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../../surveys/mail/mailing.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import { isPilot, type RoundPhase } from '../../../surveys/round.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import type { MailStatus } from '../../services/mail-status.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import { tableView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { failedLines, retriedLines, stoppedLine } from './mail-troubles.ts'

/** What the page "Utskick" is made from. */
export interface MailPlace {
  readonly visitor: Visitor
  readonly progress: Pick<RoundProgress, 'round' | 'phase'>
  readonly status: MailStatus
  /** The text of each kind as it would be sent now. */
  readonly texts: readonly SavedMailText[]
  /** What was just done, in words; `null`: nothing. */
  readonly done: string | null
}

/** "Utskick": what is decided, sent, waits, failed and is stopped, and what can be done about it. */
export function mailOverview(place: MailPlace, say: Say) {
  const { visitor, progress, status, texts, done } = place
  const { round } = progress
  return {
    ...workPage(say('mailPage.title'), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    heading: say('mailPage.heading', { round: round.id }),
    done,
    blocked: blockedText(place, say),
    lead: say(leadOf(place)),
    ...waysOn(place),
    stop: hasUnsent(status) ? pathTo.mailStop(round.id) : null,
    mailings: status.mailings.map(mailing => mailingLine(mailing, status, say)),
    counts: status.counts.length === 0 ? null : tableView(countTable(status, say)),
    failed: failedLines(status, say),
    retried: retriedLines(status, say),
    stopped: stoppedLine(status, say),
    texts: texts.map(({ kind, version }) => ({
      href: pathTo.mailText(round.id, kind),
      text: say(`mail.kind.${kind}`),
      version: say('mailPage.version', { version }),
    })),
    addresses: {
      href: pathTo.mailAddresses(round.id),
      text: say('mailPage.unreachable', { count: status.unreachable.length }),
    },
    letters: isOnGoing(progress.phase) ? lettersOf(place, say) : null,
  }
}

/** Why nothing is sent; `null`: it is. Letters are an invitation, for as long as somebody can answer. */
function blockedText({ status: { blocked }, progress }: MailPlace, say: Say): string | null {
  const byLetter = isOnGoing(progress.phase) ? 'yes' : 'no'
  return blocked === null ? null : say(`mailPage.blocked.${blocked}`, { byLetter })
}

/** What can be done now to write to those invited; `null`: it cannot. */
function waysOn(place: MailPlace) {
  const { status, progress } = place
  const { id, publication } = progress.round
  const isAsked = isOnGoing(progress.phase)
  const isTold = publication !== undefined
  const when = (isPossible: boolean, href: string) =>
    isPossible && status.blocked === null ? href : null
  return {
    publish: when(isCertified(place) && !isTold, pathTo.publication(id)),
    decide: when(isAsked || isTold, pathTo.mailDecision(id)),
    newLink: when(isAsked, pathTo.newLink(id)),
  }
}

/** What is chosen where letters are made: only to those whom mail does not reach, or to all. */
export const LETTERS_FIELD = 'till'

/** Letters hold links, and are for whoever may have those; anybody else is told whom to ask. */
function lettersOf({ visitor, progress }: MailPlace, say: Say) {
  const { round } = progress
  const canPrint = may(visitor.user, 'links.export')
  const toAll = promiseOf(round.promise).marksAnswered ? 'no' : 'yes'
  return {
    action: canPrint ? pathTo.letters(round.id) : null,
    name: LETTERS_FIELD,
    text: say(canPrint ? 'mailPage.letters' : 'mailPage.lettersByOthers', { toAll }),
  }
}

function isCertified({ progress: { round } }: MailPlace): boolean {
  return round.state === 'certified' && round.invitesNobody !== true
}

/** Whether there is anybody to write to. */
export function isOnGoing(phase: RoundPhase): boolean {
  return phase === 'scheduled' || phase === 'open'
}

function leadOf(place: MailPlace): string {
  const { status } = place
  const { round, phase } = place.progress
  if (round.invitesNobody === true) return 'mailPage.lead.nobody'
  if (phase === 'draft') return 'mailPage.lead.draft'
  if (isCertified(place)) {
    const isTold = round.publication !== undefined
    return isTold ? 'mailPage.lead.published' : 'mailPage.lead.unpublished'
  }
  if (!isOnGoing(phase)) return 'mailPage.lead.over'
  return status.mailings.length === 0 ? 'mailPage.lead.first' : 'mailPage.lead.begun'
}

/** A mailing that is queued may go on, also one that waits for its result to be read again. */
function hasUnsent({ mailings, counts, isPaused }: MailStatus): boolean {
  const waits = isPaused || counts.some(({ state }) => state === 'waiting')
  return waits || mailings.some(({ state }) => state === 'scheduled')
}

function mailingLine({ kind, at, state }: Mailing, { counts }: MailStatus, say: Say) {
  const isUnderWay = counts.some(
    each => each.kind === kind && ['waiting', 'sending'].includes(each.state),
  )
  const word = state === 'queued' ? (isUnderWay ? 'underWay' : 'done') : state
  return {
    kind: say(`mail.kind.${kind}`),
    at: formatMoment(at),
    state: say(`mailPage.mailing.${word}`),
  }
}

/** Being sent is still waiting, for whoever looks. */
const COLUMNS = {
  waiting: ['waiting', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
  stopped: ['stopped'],
} as const

function countTable({ counts }: MailStatus, say: Say): Table {
  const of = (kind: MailKind, states: readonly string[]) =>
    counts
      .filter(each => each.kind === kind && states.includes(each.state))
      .reduce((sum, { count }) => sum + count, 0)
  const kinds = MAIL_KINDS.filter(kind => counts.some(each => each.kind === kind))
  return {
    caption: say('mailPage.counts'),
    columns: [
      plainColumn(say('mailPage.column.kind')),
      ...Object.keys(COLUMNS).map(name => plainColumn(say(`mailPage.column.${name}`))),
    ],
    rows: kinds.map(kind => ({
      header: say(`mail.kind.${kind}`),
      anchor: null,
      isTotal: false,
      cells: Object.values(COLUMNS).map(states => ({
        figure: shown(of(kind, states)),
        unit: 'count' as const,
      })),
    })),
  }
}
