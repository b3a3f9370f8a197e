import type { Audit } from '../follow-up/dossier-schema.ts'
import type { RestsOn } from '../follow-up/follow-up-report.ts'
import type { OutcomeLink } from '../follow-up/link-schema.ts'
import type { KnownAction, OutcomeMeasure, OutcomeView } from '../follow-up/outcome-view.ts'
import { changeCells, changeColumns } from './comparison-tables.ts'
import { plainColumn } from './definitions.ts'
import { heading, note, prose, type Say, type Section, type Table } from './document.ts'
import { recommendationName } from './follow-up-tables.ts'
import { citedYears, type FollowUpFacts, linkText, measureName } from './follow-up-words.ts'

interface Context {
  readonly facts: FollowUpFacts
  readonly say: Say
}

/** What was done about each recommendation of an audit beside how the answers moved; none where nothing is linked. */
export function outcomeSections(audit: Audit, context: Context): readonly Section[] {
  const { facts, say } = context
  const { recommendations, outcomeLinks } = facts.dossier
  const linked = facts.outcomes.flatMap(view => {
    const link = outcomeLinks.find(({ id }) => id === view.link)
    const recommendation = recommendations.find(({ id }) => id === view.recommendation)
    return recommendation?.audit !== audit.id || link === undefined
      ? []
      : [{ view, link, recommendation }]
  })
  if (linked.length === 0) return []
  return [
    heading(3, say('followUp.outcomes')),
    note(say('followUp.outcomesMeaning')),
    ...linked.flatMap(({ view, link, recommendation }) => [
      prose(recommendationName(recommendation, facts.dossier, say)),
      prose(linkText(link, say)),
      ...actionSections(view, context),
      ...measureSections(view, link, context),
    ]),
  ]
}

function actionSections({ actions }: OutcomeView, context: Context): readonly Section[] {
  const { say } = context
  if (actions.length === 0) return [prose(say('followUp.noAction'))]
  return [{ kind: 'list', items: actions.map(action => actionLine(action, context)) }]
}

function actionLine(
  { body: id, state, on, isAfterAnswers }: KnownAction,
  { facts, say }: Context,
): string {
  const body = facts.dossier.bodies.find(each => each.id === id)?.name ?? id
  const line = say('followUp.actionOf', {
    body,
    action: say(`followUp.action.${state}`),
    on: on ?? say('followUp.unknownDay'),
  })
  return isAfterAnswers ? say('followUp.afterAnswers', { line }) : line
}

function measureSections(
  { measures }: OutcomeView,
  { comparison, direction }: OutcomeLink,
  { facts: { rests }, say }: Context,
): readonly Section[] {
  const rest = rests
    .filter(isComparison)
    .find(({ first, second }) => first.id === comparison.first && second.id === comparison.second)
  if (measures === null || rest === undefined) {
    return [prose(say('followUp.noComparison', comparison))]
  }
  return [
    prose(say(`followUp.direction.${direction}`)),
    ...(['grade', 'index'] as const).flatMap(unit => {
      const table = changesTable(measures, unit, { rest, say })
      return table.rows.length === 0 ? [] : [{ kind: 'table', table } as const]
    }),
    { kind: 'list', items: measures.map(measure => observationText(measure, say)) },
  ]
}

type CitedComparison = Extract<RestsOn, { kind: 'comparison' }>

function isComparison(rest: RestsOn): rest is CitedComparison {
  return rest.kind === 'comparison'
}

function changesTable(
  measures: readonly OutcomeMeasure[],
  unit: 'grade' | 'index',
  { rest, say }: { readonly rest: CitedComparison; readonly say: Say },
): Table {
  const years = citedYears(rest)
  return {
    caption: say('followUp.outcomeTable', years),
    columns: [plainColumn(say('column.question')), ...changeColumns(years, unit, say)],
    rows: measures.flatMap(measure => {
      const { values } = measure
      if (values?.unit !== unit) return []
      const cells = changeCells(values, values, say)
      return [{ header: measureName(measure, say), anchor: null, isTotal: false, cells }]
    }),
  }
}

/** Two facts in one line, for people to judge: never that one came of the other. */
function observationText(measure: OutcomeMeasure, say: Say): string {
  const { observation, class: comparability } = measure
  const { acted, moved } = observation
  const hasActed = acted === 'unknown' || acted === 'notBegun' ? 'no' : 'yes'
  return say('followUp.observation', {
    name: measureName(measure, say),
    class: comparability ?? 'none',
    acted: say(`followUp.acted.${acted}`),
    moved: say(`followUp.moved.${moved}`, { acted: hasActed }),
  })
}
