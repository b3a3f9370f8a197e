import { shown } from '../disclosure/figure.ts'
import type { Dossier, Recommendation } from '../follow-up/dossier-schema.ts'
import { type JudgementCounts } from '../follow-up/judgement-counts.ts'
import { JUDGEMENTS } from '../follow-up/dossier-schema.ts'
import type { Cell, Matrix } from '../follow-up/matrix.ts'
import { plainColumn } from './definitions.ts'
import type { Say, Table } from './document.ts'
import {
  actionText,
  judgementText,
  positionText,
  referenceText,
  registryText,
  sourceCode,
} from './follow-up-words.ts'

interface TableContext {
  readonly dossier: Dossier
  readonly say: Say
}

/** Recommendation × addressee with the auditors' judgement; empty where nobody is addressed. */
export function matrixTable(
  { bodies, rows }: Matrix,
  caption: string,
  { dossier, say }: TableContext,
): Table {
  return {
    caption,
    columns: [say('followUp.recommendation'), ...bodies.map(({ name }) => name)].map(plainColumn),
    rows: rows.map(({ recommendation, cells }) => ({
      ...rowOf(recommendationName(recommendation, dossier, say)),
      cells: cells.map(cell => ({ text: cell === null ? '' : matrixText(cell, say) })),
    })),
  }
}

function matrixText(cell: Cell, say: Say): string {
  // Its own opinion of what it was not asked for is in the table below.
  if (cell.group === undefined) {
    return say(cell.decided === null ? 'followUp.unaskedProposed' : 'followUp.unasked')
  }
  const { assessment } = cell
  if (assessment === null) return say('followUp.notJudged')
  return assessment.judgement === undefined
    ? say('followUp.inWordsShort')
    : say(`followUp.judgement.${assessment.judgement}`)
}

/** What each place of a matrix rests on: a row for each that has been addressed or has spoken. */
export function restsOnTable(
  { rows }: Matrix,
  caption: string,
  { dossier, say }: TableContext,
): Table {
  const columns = ['body', 'position', 'action', 'judgement', 'sources']
  return {
    caption,
    columns: [
      say('followUp.recommendation'),
      ...columns.map(name => say(`followUp.column.${name}`)),
    ].map(plainColumn),
    rows: rows.flatMap(({ recommendation, cells }) =>
      cells
        .filter(cell => cell !== null)
        .map(cell => ({
          ...rowOf(recommendation.number),
          cells: [
            addresseeText(cell, say),
            positionText(cell, say),
            actionText(cell, say),
            judgementText(cell, say),
            sourcesText(cell, dossier, say),
          ].map(text => ({ text })),
        })),
    ),
  }
}

function addresseeText({ body, group }: Cell, say: Say): string {
  if (group === undefined) return say('followUp.notAddressed', { body: body.name })
  return group === null ? body.name : say('followUp.inGroup', { body: body.name, group })
}

function sourcesText({ references }: Cell, dossier: Dossier, say: Say): string {
  const written = new Set(references.map(reference => referenceText(reference, dossier, say)))
  return written.size === 0 ? say('followUp.noSource') : [...written].join('; ')
}

/** How the judgements of an audit are spread over those that its recommendations are directed to. */
export function judgementTable(counts: JudgementCounts, caption: string, say: Say): Table {
  return {
    caption,
    columns: [say('followUp.column.judgement'), say('followUp.column.count')].map(plainColumn),
    rows: countedJudgements(counts, say).map(({ name, count }) => ({
      ...rowOf(name),
      cells: [{ figure: shown(count), unit: 'count' }],
    })),
  }
}

/** In the order of the auditors' scale; what is judged in words alone, and what is not judged, come last. */
export function countedJudgements(
  { onScale, inWords, missing }: JudgementCounts,
  say: Say,
): readonly { readonly name: string; readonly count: number }[] {
  return [
    ...JUDGEMENTS.map(judgement => ({
      name: say(`followUp.judgement.${judgement}`),
      count: onScale[judgement],
    })),
    { name: say('followUp.inWordsShort'), count: inWords },
    { name: say('followUp.notJudged'), count: missing },
  ]
}

/** Every document that something in the dossier stands in. */
export function sourceTable({ dossier, say }: TableContext): Table {
  const columns = ['source', 'by', 'on', 'registryNumber']
  return {
    caption: say('followUp.sources'),
    columns: columns.map(name => plainColumn(say(`followUp.column.${name}`))),
    rows: dossier.sources.map(({ id, title, by, on, registryNumber }) => ({
      ...rowOf(`${sourceCode(id, dossier)}. ${title}`),
      cells: [
        by,
        on ?? say('followUp.unknown'),
        registryText(registryNumber) ?? say('followUp.unknown'),
      ].map(text => ({ text })),
    })),
  }
}

/** `3. Se över hur nämnderna …`, in the words of the first document. A part has those of the whole before it. */
export function recommendationName(
  { number, wordings, parent, subject }: Recommendation,
  { recommendations, audits }: Dossier,
  say: Say,
): string {
  const whole = recommendations.find(({ id }) => id === parent)
  const before = whole?.wordings[0]?.text
  const words = [...(before === undefined ? [] : [before]), wordings[0]?.text ?? ''].join(' ')
  const about = audits.find(({ id }) => id === subject)?.title
  const text = `${number}. ${words}`
  return about === undefined ? text : say('followUp.about', { text, about })
}

const rowOf = (header: string) => ({ header, anchor: null, isTotal: false })
