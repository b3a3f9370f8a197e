import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, formatMoment } from '../../../reports/formats/swedish.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import type { Association } from '../../../surveys/association.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { ForeseenNotice } from '../../services/extension-service.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import { textField, type Typed } from '../form-field.ts'
import { formatCalendarDay } from './calendar-day.ts'
import type { Confirmation, TickGroup } from './confirm-view.ts'
import { standingText } from './round-standing.ts'

/** Which revision of a round someone saw when they confirmed a step. */
export const SEEN = 'revision'

/** What every step of a round has: where it leads back, and what it was decided on. */
export function stepOn({ id, revision, synthetic }: Round, say: Say) {
  return {
    fields: [],
    groups: [],
    hidden: [{ name: SEEN, value: String(revision) }],
    isDangerous: false,
    back: { href: pathTo.round(id), text: say('round.back', { round: id }) },
    synthetic,
  }
}

/** Which associations a pilot asks. */
export const PILOT_FIELD = 'forening'

/** What opening a round is decided on. */
export interface OpeningPlace {
  readonly round: Round
  /** The sectors with their sizes, in register order; `null`: nobody is invited. */
  readonly outlook: Outlook | null
  /** Of a pilot, those to choose among; else none. */
  readonly register: readonly Association[]
  /** When the invitation would go, if it were decided now; `null`: it cannot be. */
  readonly invitationAt: Instant | null
}

/** Whether the invitation is decided as a round is opened. */
export const INVITATION_FIELD = 'inbjudan'

/** Before a round is opened: what is locked for ever. Of a pilot, who is to be asked. */
export function openingStep(place: OpeningPlace, say: Say): Confirmation {
  const { round, outlook } = place
  const invited = outlook === null ? null : outlook.sectors.reduce((sum, { size }) => sum + size, 0)
  return {
    ...stepOn(round, say),
    heading: say('round.open.heading', { round: round.id }),
    lead: openingLead(round, invited, say),
    points: invited === 0 ? [say('round.open.empty')] : lockedBy(place, invited, say),
    groups: [
      ...(isPilot(round) ? pilotGroups(place) : []),
      ...(invited === 0 ? [] : invitationGroup(place, say)),
    ],
    action: pathTo.roundOpening(round.id),
    button: invited === 0 ? null : say('round.step.open'),
  }
}

function openingLead(round: Round, invited: number | null, say: Say): string {
  if (invited === null) return say('round.open.leadForComers')
  return isPilot(round) ? say('round.open.pilot') : say('round.open.lead', { invited })
}

function lockedBy(
  { round, invitationAt }: OpeningPlace,
  invited: number | null,
  say: Say,
): readonly string[] {
  const { id, opensAt, closesAt, threshold, promise } = round
  const mail = invitationAt === null ? 'round.open.noMail' : 'round.open.mail'
  const from = opensAt === null ? say('round.open.atOnce') : formatMoment(opensAt)
  return [
    ...lockedFrame(round, invited, say),
    say('round.open.promise', { promise: say(`promise.${promise}`, { threshold }) }),
    say('round.open.days', { from, closes: formatMoment(closesAt) }),
    say(invited === null ? 'round.open.byLink' : mail, { round: id }),
  ]
}

/** Of a pilot the frame is what is being chosen. */
function lockedFrame(round: Round, invited: number | null, say: Say): readonly string[] {
  const { survey } = round
  if (invited === null) return [say('round.open.locksForComers', { survey })]
  if (isPilot(round)) return []
  return [say('round.open.locks', { invited: formatCount(invited), survey })]
}

/** Not ticked: what is mailed is always decided by somebody. */
function invitationGroup({ invitationAt }: OpeningPlace, say: Say): readonly TickGroup[] {
  if (invitationAt === null) return []
  const text = say('round.open.inviteNow', { at: formatMoment(invitationAt) })
  const legend = say('round.open.invitation')
  return [{ legend, name: INVITATION_FIELD, choices: [{ value: 'ja', text }] }]
}

function pilotGroups({ outlook, register }: OpeningPlace): readonly TickGroup[] {
  return (outlook?.sectors ?? []).map(({ id, name }) => ({
    legend: name,
    name: PILOT_FIELD,
    choices: register
      .filter(({ sector }) => sector === id)
      .map(association => ({
        value: association.id,
        text: association.name,
      })),
  }))
}

/** Before a round is closed by hand: that it is at once, for everyone. */
export function closingStep(progress: RoundProgress, say: Say): Confirmation {
  const { round, phase } = progress
  const { id, closesAt, graceMinutes } = round
  const isOver = !['scheduled', 'open', 'closing'].includes(phase)
  return {
    ...stepOn(round, say),
    heading: say('round.close.heading', { round: id }),
    lead: isOver ? standingText(progress, say) : say('round.close.lead'),
    points: isOver
      ? []
      : [
          say('round.close.noGrace', { minutes: graceMinutes }),
          say('round.close.drafts'),
          say('round.close.byItself', { closes: formatMoment(closesAt) }),
        ],
    action: pathTo.roundClosing(id),
    button: isOver ? null : say('round.step.close'),
    isDangerous: true,
  }
}

/** Before a draft is removed: that nothing of it is left. */
export function removalStep(round: Round, say: Say): Confirmation {
  return {
    ...stepOn(round, say),
    heading: say('round.remove.heading', { round: round.id }),
    lead: say('round.remove.lead'),
    points: [say('round.remove.kept')],
    action: pathTo.roundRemoval(round.id),
    button: say('round.step.remove'),
    isDangerous: true,
  }
}

/** When a round is to close instead, and why. */
export const EXTENSION_FIELDS = { closes: 'stanger', time: 'klockan', reason: 'skal' } as const

export interface ExtensionPlace {
  readonly progress: RoundProgress
  /** How those invited would get to know. */
  readonly notice: ForeseenNotice
  readonly typed: Typed
}

/** What happens by itself, or has to be done. */
const NOTICES: Readonly<Record<ForeseenNotice, string>> = {
  decided: 'round.extend.mail',
  notConfigured: 'round.extend.noMail',
  notNeeded: 'round.extend.notNeeded',
}

/** Before the time to answer is made longer, or a closed round is opened again. */
export function extensionStep({ progress, notice, typed }: ExtensionPlace, say: Say): Confirmation {
  const { round, phase } = progress
  const { id, closesAt, closedAt, resultDay } = round
  const reopens = phase === 'underReview'
  const { closes, time, reason } = EXTENSION_FIELDS
  const field = (name: string, key: string, type: 'text' | 'date' = 'text') =>
    textField(
      { id: name, label: say(key), help: say(`${key}.help`), type, autocomplete: 'off' },
      typed,
    )
  return {
    ...stepOn(round, say),
    heading: say(reopens ? 'round.extend.reopenHeading' : 'round.extend.heading', { round: id }),
    lead: say('round.extend.lead'),
    points: [
      say('round.extend.now', { closes: formatMoment(closedAt ?? closesAt) }),
      ...(resultDay === undefined
        ? []
        : [say('round.extend.before', { day: formatCalendarDay(resultDay) })]),
      say('round.extend.printed'),
      say(NOTICES[notice]),
    ],
    fields: [
      field(closes, 'setUp.newClosing', 'date'),
      field(time, 'setUp.closesTime'),
      field(reason, 'setUp.extensionReason'),
    ],
    action: pathTo.roundExtension(id),
    button: say(reopens ? 'round.step.reopen' : 'round.step.extend'),
  }
}
