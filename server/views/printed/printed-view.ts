import type { Say } from '../../../reports/documents/document.ts'
import { findingText, sourceFacts } from '../../../reports/documents/printed-words.ts'
import { formatCount, formatDay, formatMoment, MISSING } from '../../../reports/formats/swedish.ts'
import { findingsOf, type ToldFinding } from '../../../reports/printed/findings.ts'
import { type PrintedNumber, writePrintedNumber } from '../../../reports/printed/printed-number.ts'
import type { PrintedQuestion, PrintedResult } from '../../../reports/printed/printed-result.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import type { ChosenRound } from '../../services/explorer-service.ts'
import { type Visitor, workPage } from '../work-page.ts'

export interface PrintedPlace {
  readonly visitor: Visitor
  readonly printed: PrintedResult
  /** Every revision, the first first. */
  readonly revisions: readonly PrintedResult[]
  /** Those that it can be held against. */
  readonly rounds: readonly ChosenRound[]
  readonly isSaved: boolean
}

/** One printed result: its figures, what cannot be, what it is held against, and what has been done to it. */
export function printedView(place: PrintedPlace, say: Say) {
  const { visitor, printed, revisions, rounds, isSaved } = place
  const { id, source } = printed
  const mayRun = may(visitor.user, 'printed.run')
  return {
    ...workPage(source.document, { visitor, current: paths.printedResults }, say),
    synthetic: printed.synthetic,
    fromPrint: true,
    heading: source.document,
    back: paths.printedResults,
    done: isSaved ? say('printed.saved') : null,
    facts: sourceFacts(source, say),
    change: mayRun ? pathTo.printedSource(id) : null,
    addQuestion: mayRun ? pathTo.newPrintedQuestion(id) : null,
    questions: printed.questions.map(question => questionRow(question, id, mayRun)),
    findings: findingsOf(printed).map(finding => findingItem(finding, id, { mayRun, say })),
    rounds: rounds.map(round => roundPart(round, { printed, mayRun, say })),
    files: (['excel.csv', 'csv'] as const).map(extension => ({
      href: pathTo.printedTable(id, extension),
      text: say(extension === 'csv' ? 'download.csv' : 'download.csv-excel'),
    })),
    history: revisions.toReversed().map(({ revision, saved }) =>
      say('printed.revision', {
        revision,
        change: say(`printedChange.${saved.change}`),
        by: saved.by,
        at: formatMoment(saved.at),
      }),
    ),
  }
}

function questionRow(question: PrintedQuestion, id: string, mayRun: boolean) {
  const { number, wording, scale, n, mean, sd, percentages } = question
  const written = (given: PrintedNumber | null) =>
    given === null ? MISSING : writePrintedNumber(given)
  return {
    number,
    wording,
    href: mayRun ? pathTo.printedQuestion(id, number) : null,
    remove: mayRun ? pathTo.printedQuestionRemoval(id, number) : null,
    scale: `${scale.min}–${scale.max}`,
    n: n === null ? MISSING : formatCount(n),
    mean: written(mean),
    sd: written(sd),
    shares: percentages === null ? MISSING : percentages.map(written).join('\u2002'),
  }
}

interface Told {
  readonly mayRun: boolean
  readonly say: Say
}

function findingItem(finding: ToldFinding, id: string, { mayRun, say }: Told) {
  const { acknowledged } = finding
  return {
    text: findingText(finding, say),
    decided:
      acknowledged === null
        ? null
        : say('printed.acknowledged', { ...acknowledged, on: formatDay(acknowledged.at) }),
    href: mayRun ? pathTo.printedFinding(id, finding.id) : null,
  }
}

/** A certified round, and what has been said of each question beside it. */
function roundPart(
  { id: roundId, year, collectedBy }: ChosenRound,
  { printed, mayRun, say }: Told & { readonly printed: PrintedResult },
) {
  const pairs = printed.pairs.filter(pair => pair.roundId === roundId)
  return {
    heading: say('printed.againstRound', { year: String(year), by: collectedBy }),
    comparison: pairs.length === 0 ? null : pathTo.printedComparison(printed.id, roundId),
    questions: printed.questions.map(({ number }) => {
      const pair = pairs.find(({ question }) => question === number)
      return {
        href: mayRun ? pathTo.printedPair(printed.id, roundId, number) : null,
        text: say('printed.questionNumber', { number }),
        state:
          pair === undefined
            ? say('printed.notPaired')
            : say('printed.pairedWith', {
                class: pair.class,
                item: pair.item,
                reason: pair.reason,
              }),
      }
    }),
  }
}
