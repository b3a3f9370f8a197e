import type { Audit } from '../follow-up/dossier-schema.ts'
import type { ClaimMeasure, ClaimView } from '../follow-up/claim-view.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import {
  heading,
  note,
  prose,
  type Say,
  type Section,
  type Table,
  type TableCell,
} from './document.ts'
import { standing } from '../follow-up/matrix.ts'
import { type FollowUpFacts, linkText, measureName, passageText } from './follow-up-words.ts'
import { intervalCell, levelCell } from './measure-cells.ts'

interface Context {
  readonly facts: FollowUpFacts
  readonly say: Say
}

/** What each body says of itself beside what associations answer about the same thing. Nothing is concluded. */
export function claimSections(audit: Audit, { facts, say }: Context): readonly Section[] {
  const { recommendations, statements, claimLinks, bodies } = facts.dossier
  const sections = facts.claims.flatMap(view => {
    const link = claimLinks.find(({ id }) => id === view.link)
    const statement = standing(statements).find(({ id }) => id === view.statement)
    const about = recommendations.find(({ id }) => id === statement?.recommendation)
    if (link === undefined || statement === undefined || about?.audit !== audit.id) return []
    const { body: id, speaker, isDecided, passage } = statement
    const body = bodies.find(each => each.id === id)?.name ?? id
    const who = say(`followUp.said.${speaker}`, { isDecided: isDecided ? 'yes' : 'no' })
    const text = passageText(passage, facts.dossier, say)
    return [
      prose(say('followUp.claim', { number: about.number, body, who, text })),
      prose(linkText(link, say)),
      ...answerSections(view, link.round, { facts, say }),
    ]
  })
  if (sections.length === 0) return []
  return [heading(3, say('followUp.claims')), note(say('followUp.claimsMeaning')), ...sections]
}

function answerSections(
  { measures }: ClaimView,
  round: string,
  { facts, say }: Context,
): readonly Section[] {
  const rest = facts.rests.find(each => each.kind === 'result' && each.round.id === round)
  if (measures === null || rest?.kind !== 'result')
    return [prose(say('followUp.noResult', { round }))]
  const { year, collectedBy } = rest.round
  const caption = say('followUp.claimTable', { year, by: collectedBy })
  return (['question', 'index'] as const).flatMap(kind => {
    const ours = measures.filter(measure => measure.kind === kind)
    if (ours.length === 0) return []
    return [{ kind: 'table', table: answersTable(ours, caption, say) } as const]
  })
}

const OF_QUESTION = ['n', 'mean', 'interval', 'level', 'shareHigh', 'shareLow'] as const
const OF_INDEX = ['n', 'index', 'interval', 'level'] as const

/** @param measures Of one kind. */
function answersTable(measures: readonly ClaimMeasure[], caption: string, say: Say): Table {
  const keys = measures[0]?.kind === 'index' ? OF_INDEX : OF_QUESTION
  return {
    caption,
    columns: [
      plainColumn(say('column.question')),
      ...keys.map(key => definedColumn(say(`column.${key}`), key)),
    ],
    rows: measures.map(measure => ({
      header: measureName(measure, say),
      anchor: null,
      isTotal: false,
      cells: answerCells(measure, say),
    })),
  }
}

function answerCells(
  { kind, n, mean, level, shares, flags }: ClaimMeasure,
  say: Say,
): readonly TableCell[] {
  const unit = kind === 'index' ? 'index' : 'score'
  return [
    { figure: n, unit: 'count' },
    { figure: mean.value, unit },
    intervalCell(mean, unit, { flags, say }),
    levelCell(level, say),
    ...(shares === null
      ? []
      : ([
          { figure: shares.high.value, unit: 'share' },
          { figure: shares.low.value, unit: 'share' },
        ] as const)),
  ]
}
