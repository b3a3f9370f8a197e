import type { Say } from '../../../reports/documents/document.ts'
import { formatCount } from '../../../reports/formats/swedish.ts'
import { findingsOf } from '../../../reports/printed/findings.ts'
import type { PrintedResult } from '../../../reports/printed/printed-result.ts'
import { may } from '../../accounts/policy.ts'
import { paths, pathTo } from '../../paths.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** "Tryckta resultat": earlier results that are known only in print. */
export function printedListView(
  { visitor, results }: { readonly visitor: Visitor; readonly results: readonly PrintedResult[] },
  say: Say,
) {
  const mayRun = may(visitor.user, 'printed.run')
  return {
    ...workPage(say('place.printed'), { visitor, current: paths.printedResults }, say),
    synthetic: results.length > 0 && results.every(({ synthetic }) => synthetic),
    fromPrint: true,
    add: mayRun ? paths.newPrinted : null,
    read: mayRun ? paths.printedImport : null,
    results: results.map(result => ({
      href: pathTo.printed(result.id),
      name: result.source.document,
      year: String(result.source.year),
      by: result.source.collectedBy,
      questions: formatCount(result.questions.length),
      open: formatCount(
        findingsOf(result).filter(({ acknowledged }) => acknowledged === null).length,
      ),
    })),
  }
}

/** Sends a file with a printed result. @param errors What is wrong with the one that was sent, in words. */
export function printedImportView(
  {
    visitor,
    errors,
    headers,
  }: {
    readonly visitor: Visitor
    readonly errors: readonly string[]
    /** The headers by which columns are recognised. */
    readonly headers: readonly string[]
  },
  say: Say,
) {
  const title = say(errors.length === 0 ? 'printed.import' : 'printed.importFaulty')
  return {
    ...workPage(title, { visitor, current: paths.printedResults }, say),
    back: paths.printedResults,
    action: paths.printedImport,
    errors: errors.map(text => ({ href: '#fil', text })),
    columns: headers.join(', '),
  }
}
