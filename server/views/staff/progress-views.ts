import type { ReportDocument, Say } from '../../../reports/documents/document.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Unanswered } from '../../services/progress-service.ts'
import { type Download, reportView } from '../report-view.ts'
import { type Visitor, workPage } from '../work-page.ts'

export interface ProgressPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly document: ReportDocument
  readonly downloads: readonly Download[]
}

/** How far the field work has come. Who has not answered stands on a page of its own, where the promise allows. */
export function progressView({ visitor, round, document, downloads }: ProgressPlace, say: Say) {
  const frame = workPage(document.title, { visitor, current: paths.rounds }, say)
  const { marksAnswered } = promiseOf(round.promise)
  const mayRun = may(visitor.user, 'rounds.run')
  return {
    ...reportView(document, { say, downloads, frame }),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    unanswered: mayRun && marksAnswered ? pathTo.unanswered(round.id) : null,
    unansweredNote: marksAnswered ? null : say('progress.marksNobody'),
  }
}

/** Those that have not answered, by sector in register order. */
export function unansweredView(
  {
    visitor,
    round,
    unanswered,
  }: {
    readonly visitor: Visitor
    readonly round: Round
    readonly unanswered: readonly Unanswered[]
  },
  say: Say,
) {
  const groups = (round.opened?.sectors ?? []).map(({ id, name }) => {
    const found = unanswered.filter(({ association }) => association.sector === id)
    return {
      heading: say('unanswered.sector', { sector: name, count: found.length }),
      associations: found.map(({ association, outcome }) =>
        outcome === null
          ? association.name
          : say('unanswered.decided', {
              name: association.name,
              outcome: say(`outcome.${outcome}`),
            }),
      ),
    }
  })
  return {
    ...workPage(
      say('unanswered.title', { round: round.id }),
      { visitor, current: paths.rounds },
      say,
    ),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.progress(round.id), text: say('unanswered.back') },
    lead: say('unanswered.lead', { count: unanswered.length }),
    help: say('unanswered.help'),
    groups: groups.filter(({ associations }) => associations.length > 0),
  }
}
