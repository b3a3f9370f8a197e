import type { Finding } from '../printed/findings.ts'
import type { ComparedQuestion, PrintedComparison } from '../printed/printed-comparison.ts'
import type { PrintedSource } from '../printed/printed-result.ts'
import { formatDecimal, formatScore } from '../formats/swedish.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import type { Fact, Say } from './document.ts'

/** What is wrong with a printed figure, in words. */
export function findingText({ code, question, values }: Finding, say: Say): string {
  return say(`printedFinding.${code}`, { question, ...values })
}

/** "Enkät till föreningar (Revisorerna, 2016), sidan 12, REV-2016/7". */
export function sourceText(source: PrintedSource, say: Say): string {
  const { document, collectedBy, year, page, section, registryNumber } = source
  return [
    say('printed.source', { document, by: collectedBy, year: String(year) }),
    ...(page === null ? [] : [say('printed.page', { page })]),
    ...(section === null ? [] : [section]),
    ...(registryNumber === null ? [] : [registryNumber]),
  ].join(', ')
}

export function sourceFacts(source: PrintedSource, say: Say): readonly Fact[] {
  const { collectedBy, year, document, page, section, day, registryNumber } = source
  const unknown = say('printed.notPrinted')
  return [
    { term: say('printedField.document'), value: document },
    { term: say('printedField.collectedBy'), value: collectedBy },
    { term: say('printedField.year'), value: String(year) },
    { term: say('printedField.page'), value: page ?? unknown },
    { term: say('printedField.section'), value: section ?? unknown },
    { term: say('printedField.day'), value: day ?? unknown },
    { term: say('printedField.registryNumber'), value: registryNumber ?? unknown },
  ]
}

/** What may be said of a question since it was printed. */
export function changeText({ change }: ComparedQuestion, say: Say): string {
  switch (change.kind) {
    case 'level':
      return say(`printedWhy.${change.why}`)
    case 'indicative':
      return say('printed.indicative', {
        before: formatDecimal(change.before, 0),
        now: formatDecimal(change.now, 0),
      })
    case 'tested': {
      const { verdict, withinMargin } = change.judgement
      const told = say(`verdict.${verdict}`, { margin: formatScore(MARGIN) })
      const isSmall = withinMargin === true && ['improved', 'worsened'].includes(verdict)
      return isSmall ? say('verdict.small', { verdict: told }) : told
    }
  }
}

/** The first sentence: how many of the questions can be judged, and what came of it. */
export function countSentence({ questions, printed, round }: PrintedComparison, say: Say): string {
  const verdicts = questions.flatMap(({ change }) =>
    change.kind === 'tested' ? [change.judgement.verdict] : [],
  )
  const times = (wanted: string) => verdicts.filter(verdict => verdict === wanted).length
  return say('printed.counts', {
    count: questions.length,
    first: String(printed.source.year),
    second: String(round.year),
    tested: verdicts.length - times('not_assessable'),
    improved: times('improved'),
    worsened: times('worsened'),
  })
}
