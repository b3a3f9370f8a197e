import type { Fact, Say } from '../../../reports/documents/document.ts'
import { MISSING } from '../../../reports/formats/swedish.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { WaitingLine } from '../../services/approval-service.ts'
import type { Duplicate } from '../../services/find-duplicates.ts'
import { choiceField, errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

export const WAITING_FIELDS = {
  whose: 'vems',
  id: 'id',
  sector: 'sektor',
  replaces: 'ersatt',
  reason: 'skal',
} as const
/** What is chosen when it is none of those that are proposed. */
export const ANOTHER = 'annan'
export const NEW_ONE = 'ny'
/** Before the id of one that is proposed: an id can be any word. */
export const PROPOSED = 'forening:'

export interface WaitingListPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly lines: readonly WaitingLine[]
  /** What was just done; `null`: nothing. */
  readonly done: string | null
}

/** The answers that wait, without anything of what is in them. */
export function waitingListView({ visitor, round, lines, done }: WaitingListPlace, say: Say) {
  const title = say('waiting.title', { round: round.id })
  return {
    ...workPage(title, { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    done: done === null ? null : say(done),
    lines: lines.map(({ walkIn, duplicates }) => ({
      name: walkIn.name,
      href: pathTo.waitingAnswer(round.id, walkIn.id),
      note: duplicates.length === 0 ? null : say('waiting.look', { count: duplicates.length }),
    })),
  }
}

export interface WaitingPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly line: WaitingLine
  readonly typed: Typed
}

/** One answer that waits: who says that they answer, who it may be, and the two things that can be decided. */
export function waitingAnswerView(place: WaitingPlace, say: Say) {
  const { visitor, round, line, typed } = place
  const { walkIn, duplicates } = line
  const heading = say('waiting.heading', { name: walkIn.name })
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.waiting(round.id), text: say('waiting.back') },
    heading,
    errors: errorList(typed),
    facts: factsOf(line, round, say),
    duplicates: duplicates.map(duplicate => duplicateText(duplicate, say)),
    action: pathTo.waitingAnswer(round.id, walkIn.id),
    ...whoseFields(place, say),
    replaces: {
      id: WAITING_FIELDS.replaces,
      checked: (typed.values[WAITING_FIELDS.replaces] ?? '') !== '',
      error: typed.errors[WAITING_FIELDS.replaces] ?? null,
    },
    rejection: pathTo.waitingRejection(round.id, walkIn.id),
    reason: textField(
      {
        id: WAITING_FIELDS.reason,
        label: say('waiting.reason'),
        help: say('waiting.reasonHelp'),
        autocomplete: 'off',
      },
      typed,
    ),
  }
}

/** Whose the answer is to count as. */
function whoseFields({ round, line, typed }: WaitingPlace, say: Say) {
  const sectors = round.opened?.sectors ?? []
  const values = { [WAITING_FIELDS.sector]: line.walkIn.sector, ...typed.values }
  return {
    whose: choiceField(
      { id: WAITING_FIELDS.whose, legend: say('waiting.whose'), choices: choicesOf(line, say) },
      typed,
    ),
    id: textField(
      {
        id: WAITING_FIELDS.id,
        label: say('waiting.id'),
        help: say('waiting.idHelp'),
        autocomplete: 'off',
      },
      typed,
    ),
    sector: choiceField(
      {
        id: WAITING_FIELDS.sector,
        legend: say('waiting.sector'),
        choices: sectors.map(({ id, name }) => ({ value: id, text: name })),
      },
      { ...typed, values },
    ),
  }
}

function factsOf({ walkIn }: WaitingLine, { opened }: Round, say: Say): readonly Fact[] {
  const sector = opened?.sectors.find(({ id }) => id === walkIn.sector)?.name ?? walkIn.sector
  const fact = (key: string, value: string): Fact => ({ term: say(key), value })
  return [
    fact('waiting.fact.name', walkIn.name),
    fact('waiting.fact.orgNumber', walkIn.orgNumber ?? MISSING),
    fact('waiting.fact.sector', sector),
    fact(
      'waiting.fact.how',
      say(walkIn.associationId === null ? 'waiting.fact.typed' : 'waiting.fact.picked'),
    ),
  ]
}

/** Those it may be, each once; what was picked from the register first. */
function choicesOf({ walkIn, duplicates }: WaitingLine, say: Say) {
  const picked =
    walkIn.associationId === null
      ? []
      : [
          {
            value: PROPOSED + walkIn.associationId,
            text: say('waiting.as', { name: walkIn.name, id: walkIn.associationId }),
          },
        ]
  const maybe = duplicates.flatMap(duplicate =>
    duplicate.why === 'waiting' || duplicate.associationId === walkIn.associationId
      ? []
      : [
          {
            value: PROPOSED + duplicate.associationId,
            text: say('waiting.as', { name: duplicate.name, id: duplicate.associationId }),
            help: duplicateText(duplicate, say),
          },
        ],
  )
  return [
    ...picked,
    ...maybe,
    { value: ANOTHER, text: say('waiting.another'), help: say('waiting.anotherHelp') },
    ...(walkIn.associationId === null
      ? [{ value: NEW_ONE, text: say('waiting.new'), help: say('waiting.newHelp') }]
      : []),
  ]
}

function duplicateText(duplicate: Duplicate, say: Say): string {
  const { why, name } = duplicate
  return why === 'waiting'
    ? say('cli.duplicate.waiting', { name, id: duplicate.walkInId })
    : say(`cli.duplicate.${why}`, { name, association: duplicate.associationId })
}
