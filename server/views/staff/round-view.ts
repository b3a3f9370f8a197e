import { plainColumn } from '../../../reports/documents/definitions.ts'
import type { Fact, Say, Table } from '../../../reports/documents/document.ts'
import { shown } from '../../../reports/disclosure/figure.ts'
import { formatCount, formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { noteFact } from '../../../reports/documents/shared-sections.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import { type Survey, surveyKey } from '../../../surveys/survey.ts'
import { isPilot, type Round, type RoundPhase } from '../../../surveys/round.ts'
import { may } from '../../accounts/policy.ts'
import { paths } from '../../paths.ts'
import type { ResultVersion } from '../../services/result-versions.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import { tableView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { formatCalendarDay } from './calendar-day.ts'
import { disposalFacts } from './disposal-views.ts'
import { roundLinks } from './round-links.ts'
import { standingText } from './round-standing.ts'
import { readingSteps, runningSteps } from './round-steps.ts'

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
  const { visitor, progress, outlook, survey, versions, done } = place
  const { round } = progress
  return {
    ...workPage(round.id, { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: paths.rounds,
    heading: say('round.heading', { round: round.id }),
    done: done === null ? null : say(done),
    stands: standingText(progress, say),
    corrected: versions.length > 1 ? say('round.corrected', { count: versions.length - 1 }) : null,
    next: nextText(progress, say),
    actions: may(visitor.user, 'rounds.run')
      ? runningSteps(progress, say)
      : readingSteps(progress, say),
    links: roundLinks({ round, visitor, versions }, say),
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

function frameNoteOf({ opened, invitesNobody, notes }: Round): string {
  if (invitesNobody === true) return 'round.frame.nobody'
  if (opened === null) return 'round.frame.draft'
  return notes.some(({ kind }) => kind === 'moved') ? 'round.frame.moved' : 'round.frame.opened'
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
    ...disposalFacts(round, say),
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
