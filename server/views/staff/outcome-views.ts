import type { Fact, Say } from '../../../reports/documents/document.ts'
import { formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { OUTCOME_CODES, proposedOutcome, type WayOut } from '../../../surveys/outcome.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { OutcomeLine } from '../../services/outcome-service.ts'
import {
  type ChoiceField,
  choiceField,
  errorList,
  textField,
  titleOf,
  type Typed,
} from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

export const LOOKED_FOR = 'forening'
export const OUTCOME_FIELDS = { code: 'utfall', reason: 'skal' } as const
/** That nothing is decided, or not any more. */
export const NOTHING_DECIDED = 'inget'

export interface OutcomeListPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly lines: readonly OutcomeLine[]
  /** The association that was looked for. */
  readonly typed: Typed
  readonly isDone: boolean
}

/** Those who have told that they do not answer, or of whom something is decided: first what waits for a decision. */
export function outcomeListView(place: OutcomeListPlace, say: Say) {
  const { visitor, round, lines, typed, isDone } = place
  const title = titleOf(say('outcomes.title', { round: round.id }), typed)
  const isUndecided = ({ invitation }: OutcomeLine) => invitation.outcome === null
  const rowOf = (line: OutcomeLine) => lineView(line, round, say)
  return {
    ...workPage(title, { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    done: isDone ? say('outcomes.done') : null,
    errors: errorList(typed),
    undecided: lines.filter(isUndecided).map(rowOf),
    decided: lines.filter(line => !isUndecided(line)).map(rowOf),
    action: pathTo.outcomes(round.id),
    find: textField(
      {
        id: LOOKED_FOR,
        label: say('outcomes.find'),
        help: say('outcomes.findHelp'),
        autocomplete: 'off',
      },
      typed,
    ),
  }
}

function lineView({ association, invitation }: OutcomeLine, round: Round, say: Say) {
  const { wayOut, outcome } = invitation
  return {
    name: association.name,
    href: pathTo.outcome(round.id, association.associationId),
    told: wayOut === null ? say('outcomes.toldNothing') : say(`answer.wayOut.${wayOut.kind}`),
    decided: outcome === null ? null : say(`outcome.${outcome.code}`),
    why: outcome?.reason ?? null,
  }
}

export interface OutcomePlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly line: OutcomeLine
  /** `null`: as the form is when it is opened, with what the association's word proposes. */
  readonly typed: Typed | null
}

/** One association: what it has told, and the form to decide what it counts as. */
export function outcomeView({ visitor, round, line, typed }: OutcomePlace, say: Say) {
  const { association, invitation } = line
  const { wayOut, outcome } = invitation
  const proposed = wayOut === null ? '' : proposedOutcome(wayOut)
  const filled = typed ?? {
    values: { [OUTCOME_FIELDS.code]: outcome?.code ?? proposed },
    errors: {},
  }
  const heading = say('outcome.heading', { name: association.name })
  return {
    ...workPage(titleOf(heading, filled), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.outcomes(round.id), text: say('outcomes.back') },
    heading,
    errors: errorList(filled),
    facts: factsOf(line, say),
    newLink:
      wayOut?.kind === 'wrongPerson' ? pathTo.newLink(round.id, association.associationId) : null,
    action: pathTo.outcome(round.id, association.associationId),
    codes: codeField(filled, say),
    reason: textField(
      {
        id: OUTCOME_FIELDS.reason,
        label: say('outcome.reason'),
        help: say('outcome.reasonHelp'),
        autocomplete: 'off',
      },
      filled,
    ),
  }
}

function codeField(filled: Typed, say: Say): ChoiceField {
  return choiceField(
    {
      id: OUTCOME_FIELDS.code,
      legend: say('outcome.field'),
      choices: [
        ...OUTCOME_CODES.map(code => ({
          value: code,
          text: say(`outcome.${code}`),
          help: say(`outcome.${code}.help`),
        })),
        {
          value: NOTHING_DECIDED,
          text: say('outcome.nothing'),
          help: say('outcome.nothingHelp'),
        },
      ],
    },
    filled,
  )
}

function factsOf({ association, invitation }: OutcomeLine, say: Say): readonly Fact[] {
  const { wayOut, outcome } = invitation
  const fact = (key: string, value: string): Fact => ({ term: say(key), value })
  return [
    fact('outcome.fact.id', association.associationId),
    fact('outcome.fact.told', toldText(wayOut, say)),
    ...(wayOut?.email === null || wayOut === null ? [] : [fact('outcome.fact.ask', wayOut.email)]),
    fact(
      'outcome.fact.decided',
      outcome === null
        ? MISSING
        : say('outcome.fact.decision', {
            outcome: say(`outcome.${outcome.code}`),
            at: formatMoment(outcome.at),
            by: outcome.by,
            reason: outcome.reason,
          }),
    ),
  ]
}

function toldText(wayOut: WayOut | null, say: Say): string {
  if (wayOut === null) return say('outcomes.toldNothing')
  const told = say(`answer.wayOut.${wayOut.kind}`)
  return wayOut.at === null
    ? told
    : say('outcome.fact.toldAt', { told, at: formatMoment(wayOut.at) })
}
