import type {
  Audit,
  Dossier,
  Judgement,
  Passage,
  Recommendation,
} from '../follow-up/dossier-schema.ts'
import type { FollowUpReport } from '../follow-up/follow-up-report.ts'
import { judgementCounts, judgementsOfAudit } from '../follow-up/judgement-counts.ts'
import type { KnownWhen } from '../follow-up/known-when.ts'
import { forebearsOf } from '../follow-up/lineage.ts'
import { entriesByRecommendation, matrixOf, standing } from '../follow-up/matrix.ts'
import { claimSections } from './claim-sections.ts'
import {
  heading,
  note,
  prose,
  type ReportDocument,
  type Say,
  type Section,
  withNote,
} from './document.ts'
import { matrixTable, recommendationName, restsOnTable, sourceTable } from './follow-up-tables.ts'
import { type FollowUpFacts, passageText } from './follow-up-words.ts'
import { judgementFigure } from './judgement-figure.ts'
import { outcomeSections } from './outcome-sections.ts'
import { restsOnSections } from './rests-on-sections.ts'

interface Context {
  readonly facts: FollowUpFacts
  readonly say: Say
}

/**
 * The follow-up report: for each audit its background, its recommendations, what each committee has answered and
 * done, what associations answer where that is linked, what the auditors have judged, and the recommendations that came
 * of it.
 */
export function followUpDocument(facts: FollowUpFacts, say: Say): ReportDocument {
  const { dossier, rests, on } = facts
  const context = { facts, say }
  const synthetic = dossier.synthetic || rests.some(rest => rest.synthetic)
  return {
    title: dossier.title,
    synthetic,
    isPilot: false,
    preliminary: false,
    uncertified: false,
    sections: [
      { kind: 'lead', text: say('followUp.lead') },
      prose(say('followUp.asOn', { on })),
      ...(synthetic && !dossier.synthetic ? [note(say('followUp.madeUpAnswers'))] : []),
      prose(dossier.about),
      ...dossier.audits.flatMap(audit => auditSections(audit, context)),
      heading(2, say('followUp.sources')),
      { kind: 'table', table: sourceTable({ dossier, say }) },
      note(say('followUp.method')),
      ...restsOnSections(facts, say),
    ],
  }
}

/** The same as it was frozen, with what it corrects. */
export function frozenDocument(report: FollowUpReport, say: Say): ReportDocument {
  const document = followUpDocument(report, say)
  const { replaces } = report
  return replaces === null
    ? document
    : withNote(document, say('followUp.replaces', { ...replaces }))
}

function auditSections(audit: Audit, context: Context): readonly Section[] {
  const {
    facts: { dossier, on },
    say,
  } = context
  const tables = { dossier, say }
  const matrix = matrixOf(audit, dossier, on)
  const name = say('followUp.audit', { title: audit.title, year: audit.year })
  return [
    heading(2, name, `granskning-${audit.id}`),
    prose(say('followUp.conductedBy', { by: audit.conductedBy })),
    ...audit.background.map(passage => prose(passageText(passage, dossier, say))),
    heading(3, say('followUp.recommendations')),
    listOf(recommendationsOf(audit, dossier).map(each => recommendationLine(each, context))),
    ...(matrix.bodies.length === 0
      ? [prose(say('followUp.noAddressees'))]
      : [
          heading(3, say('followUp.matrix')),
          {
            kind: 'table',
            table: matrixTable(matrix, say('followUp.matrixOf', { name }), tables),
          } as const,
          heading(3, say('followUp.restsOn')),
          {
            kind: 'table',
            table: restsOnTable(matrix, say('followUp.restsOnOf', { name }), tables),
          } as const,
        ]),
    ...saidSections(audit, context),
    ...outcomeSections(audit, context),
    ...claimSections(audit, context),
    ...judgementSections(audit, context),
    ...laterSections(audit, context),
  ]
}

function recommendationsOf({ id }: Audit, { recommendations }: Dossier): readonly Recommendation[] {
  return recommendations.filter(({ audit }) => audit === id)
}

/** One recommendation as each document words it, and what it came from. */
function recommendationLine(
  recommendation: Recommendation,
  { facts: { dossier }, say }: Context,
): string {
  const { number, wordings, withdrawn } = recommendation
  const from = forebearsOf(recommendation, dossier.recommendations).map(forebear =>
    say(`followUp.lineage.${forebear.kind}`, {
      name: recommendationName(forebear.recommendation, dossier, say),
    }),
  )
  const words = (passage: Passage) => passageText(passage, dossier, say)
  return [
    `${number}. ${wordings.map(words).join(' ')}`,
    ...from,
    ...(withdrawn === undefined ? [] : [say('followUp.withdrawn', { text: words(withdrawn) })]),
  ].join(' ')
}

/** What each body has answered and done, in the words of the documents. */
function saidSections(audit: Audit, context: Context): readonly Section[] {
  const {
    facts: { dossier },
    say,
  } = context
  const entriesOf = entriesByRecommendation(dossier)
  const entries = recommendationsOf(audit, dossier).map(recommendation => ({
    recommendation,
    ...entriesOf(recommendation),
  }))
  return dossier.bodies.flatMap(({ id, name }) => {
    const lines = entries.flatMap(({ recommendation: { number }, statements, actions }) => [
      ...statements
        .filter(({ body }) => body === id)
        .map(({ passage, speaker, isDecided, on }) => {
          const who = say(`followUp.said.${speaker}`, { isDecided: isDecided ? 'yes' : 'no' })
          return `${number}. ${dated(who, on, say)}: ${passageText(passage, dossier, say)}`
        }),
      ...actions
        .filter(({ bodies }) => bodies.includes(id))
        .map(({ passage, state, on }) => {
          const what = say('followUp.did', { what: say(`followUp.action.${state}`) })
          return `${number}. ${dated(what, on, say)}: ${passageText(passage, dossier, say)}`
        }),
    ])
    return lines.length === 0
      ? []
      : [heading(3, say('followUp.ofBody', { body: name })), listOf(lines)]
  })
}

/** With its day, or as much of it as is known. */
function dated(text: string, on: KnownWhen | null, say: Say): string {
  return on === null ? text : say('followUp.dated', { text, on })
}

function judgementSections(audit: Audit, context: Context): readonly Section[] {
  const {
    facts: { dossier, on },
    say,
  } = context
  const whole = standing(judgementsOfAudit(audit.id, dossier))
  const entriesOf = entriesByRecommendation(dossier)
  const each = recommendationsOf(audit, dossier).flatMap(recommendation =>
    entriesOf(recommendation).assessments.map(
      ({ passage }) => `${recommendation.number}. ${passageText(passage, dossier, say)}`,
    ),
  )
  if (whole.length + each.length === 0) return []
  const matrix = matrixOf(audit, dossier, on)
  return [
    heading(3, say('followUp.judgements')),
    ...whole.map(({ passage, judgement }) =>
      prose(wholeText(judgement, passageText(passage, dossier, say), say)),
    ),
    listOf(each),
    ...(matrix.bodies.length === 0
      ? []
      : [judgementFigure(judgementCounts(matrix), audit.title, say)]),
  ]
}

function wholeText(judgement: Judgement | undefined, text: string, say: Say): string {
  if (judgement === undefined) return text
  return say('followUp.whole', { judgement: say(`followUp.judgement.${judgement}`), text })
}

/** The recommendations that later audits gave when they followed this one up. */
function laterSections({ id }: Audit, { facts: { dossier }, say }: Context): readonly Section[] {
  const later = dossier.recommendations.filter(({ subject }) => subject === id)
  if (later.length === 0) return []
  const plain = later.map(recommendation => ({ ...recommendation, subject: null }))
  return [
    heading(3, say('followUp.later')),
    listOf(plain.map(recommendation => recommendationName(recommendation, dossier, say))),
  ]
}

/** Each item begins with the number of its recommendation. */
const listOf = (items: readonly string[]): Section => ({ kind: 'list', items, isNumbered: true })
