import { MISSING } from '../formats/swedish.ts'
import type { Dossier, Passage, Reference, Statement } from '../follow-up/dossier-schema.ts'
import type { FollowUpReport, RestsOn } from '../follow-up/follow-up-report.ts'
import type { OutcomeLink, ClaimLink } from '../follow-up/link-schema.ts'
import type { Cell } from '../follow-up/matrix.ts'
import { writeRegistryNumber, readRegistryNumber } from '../../surveys/registry-number.ts'
import { type YearNames, yearNames } from './comparison-names.ts'
import type { Say } from './document.ts'

/** What a follow-up report is printed from, frozen or not. */
export type FollowUpFacts = Pick<FollowUpReport, 'dossier' | 'on' | 'rests' | 'outcomes' | 'claims'>

type Sources = Pick<Dossier, 'sources'>

/** What a source is called where it is pointed to: `K3`. The table of sources has its whole name. */
export function sourceCode(id: string, { sources }: Sources): string {
  return `K${sources.findIndex(source => source.id === id) + 1}`
}

/** Where something stands: `K6, § 9, återgett i K1`. */
export function referenceText(reference: Reference, dossier: Sources, say: Say): string {
  const { source, page, place, via } = reference
  return [
    sourceCode(source, dossier),
    ...(place === undefined ? [] : [place]),
    ...(page === undefined ? [] : [say('followUp.page', { page })]),
    ...(via === undefined ? [] : [say('followUp.via', { source: sourceCode(via, dossier) })]),
  ].join(', ')
}

/** As it is printed; `null`: none is known. */
export function registryText(written: string | null): string | null {
  const number = written === null ? null : readRegistryNumber(written)
  return number === null ? written : writeRegistryNumber(number)
}

/** What a document says and where, marked as a summary where it is one. */
export function passageText(
  { text, isSummary, reference }: Passage,
  dossier: Sources,
  say: Say,
): string {
  const source = referenceText(reference, dossier, say)
  return isSummary ? `${text} [${say('followUp.summary')}: ${source}]` : `”${text}” [${source}]`
}

/** What the committee itself has decided, and beside it what others have said or proposed: never one for the other. */
export function positionText({ decided, proposed, answer }: Cell, say: Say): string {
  const own =
    decided === null
      ? say(`followUp.answer.${answer}`)
      : say(`followUp.position.${decided.position ?? 'none'}`)
  const isLate = answer === 'late' ? [say('followUp.answer.late')] : []
  return [own, ...isLate, ...proposed.map(each => proposalText(each, say))].join('. ')
}

function proposalText({ speaker, position }: Statement, say: Say): string {
  return say(`followUp.speaker.${speaker}`, {
    position: say(`followUp.position.${position ?? 'none'}`),
  })
}

export function actionText({ actions }: Cell, say: Say): string {
  if (actions.length === 0) return MISSING
  return [...new Set(actions.map(({ state }) => say(`followUp.action.${state}`)))].join(', ')
}

/** The auditors' judgement on their scale; in their words where they used others. */
export function judgementText({ assessment }: Cell, say: Say): string {
  if (assessment === null) return say('followUp.notJudged')
  const { judgement, passage } = assessment
  return judgement === undefined
    ? say('followUp.inWords', { text: passage.text })
    : say(`followUp.judgement.${judgement}`)
}

/** Who has linked something to what associations answer, and why. */
export function linkText({ by, on, reason }: OutcomeLink | ClaimLink, say: Say): string {
  return say('followUp.link', { by, on: on ?? say('followUp.unknownDay'), reason })
}

/** What a question or an index is called. */
export function measureName({ name }: { readonly name: string }, say: Say): string {
  return name === '' ? say('row.allQuestions') : name
}

/** What the rounds of a comparison that a report rests on are called beside each other. */
export function citedYears({
  first,
  second,
}: Pick<Extract<RestsOn, { kind: 'comparison' }>, 'first' | 'second'>): YearNames {
  return yearNames({ first: { round: first }, second: { round: second } })
}
