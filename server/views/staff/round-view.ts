import { plainColumn } from '../../../reports/documents/definitions.ts'
import type { Fact, Say, Table } from '../../../reports/documents/document.ts'
import { shown } from '../../../reports/disclosure/figure.ts'
import { formatCount, formatDay, formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { noteFact } from '../../../reports/documents/shared-sections.ts'
import type { ResultSet } from '../../../reports/results/result-set.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import { type Survey, surveyKey } from '../../../surveys/survey.ts'
import { isPilot, type Round, type RoundPhase } from '../../../surveys/round.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import type { ResultVersion } from '../../services/result-versions.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import { tableView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { formatCalendarDay } from './calendar-day.ts'
import { standingText } from './round-standing.ts'
import { carriedDraft } from './set-up-fields.ts'

/** What a round's own page is made from. */
export interface RoundPlace {
  readonly visitor: Visitor
  readonly progress: RoundProgress
  /** Of an opened round from its frame, of a draft from the register; `null`: nobody is invited. */
  readonly outlook: Outlook | null
  readonly survey: Survey
  /** Every version of a certified result, the first first. */
  readonly versions: readonly ResultVersion[]
  /** What was just done; `null`: nothing. */
  readonly done: string | null
}

/** A round's own page: where it stands, what to do next, and what was decided about it. */
export function roundView(place: RoundPlace, say: Say) {
  const { visitor, progress, outlook, survey, done } = place
  const { round } = progress
  return {
    ...workPage(round.id, { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: paths.rounds,
    heading: say('round.heading', { round: round.id }),
    done: done === null ? null : say(done),
    stands: standingText(progress, say),
    next: nextText(progress, say),
    actions: may(visitor.user, 'rounds.run') ? stepsOf(progress, say) : readingSteps(progress, say),
    links: linksOf(place, say),
    facts: factsOf(round, survey, say),
    promise: say(`promise.${round.promise}.told`, { threshold: round.threshold }),
    frame: outlook === null ? null : tableView(frameTable(outlook, say)),
    frameNote: say(frameNoteOf(round), { round: round.id }),
  }
}

/** Where those invited can be written to, and where nobody is there is nobody to write to. */
const BEFORE_CLOSING: readonly RoundPhase[] = ['draft', 'scheduled', 'open']

/** What to do next: a pilot is read and learnt from, and never certified. */
function nextText({ round, phase }: RoundProgress, say: Say): string {
  if (phase === 'underReview' && isPilot(round)) return say('round.next.pilot')
  const isForComers = round.invitesNobody === true && BEFORE_CLOSING.includes(phase)
  return say(`round.next.${phase}${isForComers ? 'ForComers' : ''}`, { round: round.id })
}

function frameNoteOf({ opened, invitesNobody }: Round): string {
  if (invitesNobody === true) return 'round.frame.nobody'
  return opened === null ? 'round.frame.draft' : 'round.frame.opened'
}

interface Step {
  readonly text: string
  readonly href: string
  /** Not the one button that the page is for. */
  readonly isQuiet: boolean
  readonly isDangerous: boolean
}

const PRIMARY = { isQuiet: false, isDangerous: false } as const

/** What whoever runs rounds can do now; what is most likely to be done stands first. */
function stepsOf({ round, phase }: RoundProgress, say: Say): readonly Step[] {
  const { id } = round
  const step = (key: string, href: string) => ({ ...PRIMARY, text: say(key), href })
  const close = {
    ...step('round.step.close', pathTo.roundClosing(id)),
    isQuiet: true,
    isDangerous: true,
  }
  // Whoever comes by an open link gets no mail, and answers there.
  const forInvited = (one: Step) => (round.invitesNobody === true ? [] : [one])
  const mailing = step('round.step.write', pathTo.mail(id))
  const write = forInvited({ ...mailing, isQuiet: phase !== 'scheduled' })
  const keying = forInvited({ ...step('round.step.keying', pathTo.keying(id)), isQuiet: true })
  const extend = (key: string) => ({ ...step(key, pathTo.roundExtension(id)), isQuiet: true })
  switch (phase) {
    case 'draft':
      return draftSteps(round, say)
    case 'scheduled':
      return [...write, extend('round.step.extend'), close]
    case 'open':
    case 'closing':
      return [
        step('round.step.follow', pathTo.progress(id)),
        ...keying,
        ...write,
        extend('round.step.extend'),
        close,
      ]
    case 'underReview':
      return [
        step('round.step.review', pathTo.review(id)),
        { ...step('round.step.readNow', pathTo.result(id)), isQuiet: true },
        ...keying,
        extend('round.step.reopen'),
      ]
    case 'certifying':
      return certifyingSteps({ round, phase }, say)
    case 'certified':
      return readingSteps({ round, phase }, say)
  }
}

function certifyingSteps(
  { round, phase }: Pick<RoundProgress, 'round' | 'phase'>,
  say: Say,
): readonly Step[] {
  const again = { text: say('round.step.certifyAgain'), href: pathTo.certification(round.id) }
  const reading = readingSteps({ round, phase }, say).map(each => ({ ...each, isQuiet: true }))
  return [{ ...PRIMARY, ...again }, ...reading]
}

function draftSteps(round: Round, say: Say): readonly Step[] {
  const { id } = round
  const step = (key: string, href: string) => ({ ...PRIMARY, text: say(key), href })
  const change = step('round.step.change', pathTo.setUp('granska', carriedDraft(round)))
  const remove = step('round.step.remove', pathTo.roundRemoval(id))
  return [
    step('round.step.open', pathTo.roundOpening(id)),
    { ...change, isQuiet: true },
    { ...remove, isQuiet: true, isDangerous: true },
  ]
}

function readingSteps(
  { round, phase }: Pick<RoundProgress, 'round' | 'phase'>,
  say: Say,
): readonly Step[] {
  if (phase === 'draft' || phase === 'scheduled') return []
  const key = phase === 'underReview' ? 'round.step.readNow' : 'round.step.read'
  return [{ text: say(key), href: pathTo.result(round.id), ...PRIMARY }]
}

function linksOf({ progress: { round }, visitor, versions }: RoundPlace, say: Say) {
  const { id, opened, state, invitesNobody } = round
  const link = (key: string, href: string) => ({ href, text: say(key) })
  const isWritten = may(visitor.user, 'mail.run') && invitesNobody !== true
  const isCertified = state === 'certified'
  const isCorrectable = isCertified && may(visitor.user, 'answers.change')
  return [
    ...(isWritten ? [link('round.link.mail', pathTo.mail(id))] : []),
    ...(opened === null
      ? []
      : [
          link('round.link.progress', pathTo.progress(id)),
          ...(may(visitor.user, 'answers.change') ? approvalLinks(round, say) : []),
          link('round.link.result', pathTo.result(id)),
          link('round.link.onePage', pathTo.onePage(id)),
          ...(may(visitor.user, 'freeText.read')
            ? [link('round.link.freeText', pathTo.freeText(id))]
            : []),
          ...(may(visitor.user, 'answers.export')
            ? [link('round.link.package', pathTo.package(id))]
            : []),
        ]),
    ...(isCertified ? [link('round.link.certified', pathTo.certificationProtocol(id))] : []),
    ...versions.slice(0, -1).map(version => replacedLink(id, version, say)),
    ...(isCorrectable ? [link('round.link.correct', pathTo.correction(id))] : []),
  ]
}

/** What associations have told or sent in that counts first when somebody has looked at it. */
function approvalLinks({ id }: Round, say: Say) {
  return [
    { href: pathTo.outcomes(id), text: say('round.link.outcomes') },
    { href: pathTo.waiting(id), text: say('round.link.waiting') },
  ]
}

function replacedLink(id: string, { number, text }: ResultVersion, say: Say) {
  const { certifiedAt } = (JSON.parse(text) as ResultSet).round
  const day = certifiedAt === null ? MISSING : formatDay(certifiedAt)
  return {
    href: pathTo.resultVersion(id, number),
    text: say('round.link.version', { number, day }),
  }
}

function factsOf(round: Round, survey: Survey, say: Say): readonly Fact[] {
  const fact = (key: string, value: string) => ({ term: say(key), value })
  const { opened, opensAt, closesAt, closedAt, resultDay, meetingDay } = round
  const opens = opensAt === null ? say('round.opensByHand') : formatMoment(opensAt)
  return [
    fact('fact.survey', say('round.survey', { title: survey.title.sv, key: surveyKey(survey) })),
    fact('fact.year', String(round.year)),
    fact('fact.opens', opened === null || opensAt !== null ? opens : formatMoment(opened.at)),
    fact('fact.closes', formatMoment(closedAt ?? closesAt)),
    fact('fact.resultDay', resultDay === undefined ? MISSING : formatCalendarDay(resultDay)),
    ...(meetingDay === undefined ? [] : [fact('fact.meeting', formatCalendarDay(meetingDay))]),
    fact('fact.collectedBy', round.collectedBy),
    fact('fact.registryNumber', round.registryNumber ?? MISSING),
    fact('fact.promise', say(`promise.${round.promise}`, { threshold: round.threshold })),
    ...round.notes.map(note => noteFact(note, say)),
    fact('fact.threshold', say('round.threshold', { threshold: formatCount(round.threshold) })),
  ]
}

function frameTable({ sectors }: Outlook, say: Say): Table {
  const row = (header: string, size: number, isTotal: boolean) => ({
    header,
    anchor: null,
    isTotal,
    cells: [{ figure: shown(size), unit: 'count' as const }],
  })
  const all = sectors.reduce((sum, { size }) => sum + size, 0)
  return {
    caption: say('round.frame.caption'),
    columns: [plainColumn(say('column.sector')), plainColumn(say('column.associations'))],
    rows: [
      ...sectors.map(({ name, size }) => row(name, size, false)),
      row(say('row.all'), all, true),
    ],
  }
}
