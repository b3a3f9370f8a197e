import type { Fact, Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { type MailKind, mailKindsIn } from '../../../surveys/mail/mail-text.ts'
import type { QuietHours } from '../../../surveys/mail/sending-hours.ts'
import type { SendingTime } from '../../../surveys/mail/sending-time.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { MAIL_NAMES } from '../../mail-paths.ts'
import { paths, pathTo } from '../../paths.ts'
import type { PreviewedMail } from '../../services/mail-preview.ts'
import type { PlannedMailing } from '../../services/mailing-service.ts'
import { choiceField, errorList, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { MAIL_FIELDS, mailField } from './mail-fields.ts'
import { letterView } from './letter-view.ts'

interface DecisionPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly quietHours: QuietHours
  readonly typed: Typed
}

/** What is to be sent, and when. */
export function decisionView(place: DecisionPlace, say: Say) {
  const { visitor, round, quietHours } = place
  const kinds = mailKindsIn(round.state)
  const typed = withOnlyKind(place.typed, kinds)
  const toAll = toAllWord(round)
  return {
    ...workPage(titleOf(say('mailPage.decide'), typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.mail(round.id), text: say('mailPage.back') },
    errors: errorList(typed),
    action: pathTo.mailReview(round.id),
    kinds: choiceField(
      {
        id: MAIL_FIELDS.kind,
        legend: say('mailPage.field.kind'),
        choices: kinds.map(kind => ({
          value: MAIL_NAMES[kind],
          text: say(`mail.kind.${kind}`),
          help: say(`mailPage.to.${kind}`, { toAll }),
        })),
      },
      typed,
    ),
    fields: [mailField('day', { typed, say, type: 'date' }), mailField('time', { typed, say })],
    quiet: quietText(quietHours, say),
  }
}

/** Where there is one kind to choose it is chosen. */
function withOnlyKind({ values, errors }: Typed, [first, ...more]: readonly MailKind[]): Typed {
  if (first === undefined || more.length > 0) return { values, errors }
  return { values: { ...values, [MAIL_FIELDS.kind]: MAIL_NAMES[first] }, errors }
}

/** Whether nobody knows who has answered, so that everybody is written to. */
function toAllWord({ promise }: Round): 'yes' | 'no' {
  return promiseOf(promise).marksAnswered ? 'no' : 'yes'
}

/** When nothing is sent; `null`: mail goes at any hour. */
function quietText({ from, to, weekends }: QuietHours, say: Say): string | null {
  const clock = (time: string) => time.replace(':', '.')
  const hours = { from: clock(from), to: clock(to), weekends: weekends ? 'yes' : 'no' }
  if (from !== to) return say('mailPage.quiet', hours)
  return weekends ? say('mailPage.quietWeekends') : null
}

interface ReviewPlace extends Omit<DecisionPlace, 'typed' | 'round'> {
  readonly planned: PlannedMailing
  readonly time: SendingTime & { readonly kind: 'at' }
  /** What was written, to be sent along. */
  readonly written: Readonly<Record<string, string>>
  /** As the first that is invited would read it; `null`: nobody is. */
  readonly letter: PreviewedMail | null
}

/** Before a mailing is decided: when it really goes, to how many, and how it reads. */
export function reviewView(place: ReviewPlace, say: Say) {
  const { visitor, planned, written, letter } = place
  const { round, kind } = planned
  const kindText = say(`mail.kind.${kind}`)
  return {
    ...workPage(say('mailPage.review'), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.mailDecision(round.id, written), text: say('mailPage.change') },
    heading: say('mailPage.reviewHeading', { kind }),
    facts: reviewFacts(planned, kindText, say),
    notes: reviewNotes(place, say),
    action: pathTo.mailReview(round.id),
    hidden: Object.entries(written).map(([name, value]) => ({ name, value })),
    letter: letter === null ? null : letterView(letter, say),
    text: { href: pathTo.mailText(round.id, kind), text: say('mailPage.changeText') },
  }
}

function reviewFacts({ at, recipients }: PlannedMailing, kind: string, say: Say): readonly Fact[] {
  return [
    { term: say('mailPage.fact.kind'), value: kind },
    { term: say('mailPage.fact.at'), value: formatMoment(at) },
    { term: say('mailPage.fact.recipients'), value: say('mailPage.recipients', { recipients }) },
  ]
}

function reviewNotes({ planned, time, quietHours }: ReviewPlace, say: Say): readonly string[] {
  const { round, kind, at, asked, recipients } = planned
  const toAll = kind === 'result' ? 'yes' : toAllWord(round)
  const quiet = quietText(quietHours, say)
  const isMoved = at !== asked
  return [
    ...(time.comesTwice ? [say('mailPage.comesTwice')] : []),
    ...(isMoved
      ? [say('mailPage.moved', { asked: formatMoment(asked), at: formatMoment(at) })]
      : []),
    ...(isMoved && quiet !== null ? [quiet] : []),
    recipients === 0
      ? say('mailPage.nobodyNow', { toAll })
      : say('mailPage.settledLater', { toAll }),
  ]
}
