import { filled } from './fill-path.ts'

/** Earlier results that are known only in print. */
export const printedPaths = {
  printedResults: '/tryckta-resultat',
  newPrinted: '/tryckta-resultat/nytt',
  printedImport: '/tryckta-resultat/inlasning',
  printed: '/tryckta-resultat/id/:printedId',
  printedTable: '/tryckta-resultat/id/:printedId/siffror.:format',
  printedSource: '/tryckta-resultat/id/:printedId/kalla',
  newPrintedQuestion: '/tryckta-resultat/id/:printedId/ny-fraga',
  printedQuestion: '/tryckta-resultat/id/:printedId/fraga/:number',
  printedQuestionRemoval: '/tryckta-resultat/id/:printedId/fraga/:number/ta-bort',
  printedFinding: '/tryckta-resultat/id/:printedId/omojlig-siffra/:findingId',
  printedPair: '/tryckta-resultat/id/:printedId/mot/:roundId/fraga/:number',
  printedComparison: '/tryckta-resultat/id/:printedId/mot/:roundId',
  printedComparisonFile: '/tryckta-resultat/id/:printedId/mot/:roundId/jamforelse.:format',
} as const

export const pathToPrinted = {
  printed: (printedId: string) => filled(printedPaths.printed, { printedId }),
  printedTable: (printedId: string, format: string) =>
    filled(printedPaths.printedTable, { printedId, format }),
  printedSource: (printedId: string) => filled(printedPaths.printedSource, { printedId }),
  newPrintedQuestion: (printedId: string) => filled(printedPaths.newPrintedQuestion, { printedId }),
  printedQuestion: (printedId: string, number: string) =>
    filled(printedPaths.printedQuestion, { printedId, number }),
  printedQuestionRemoval: (printedId: string, number: string) =>
    filled(printedPaths.printedQuestionRemoval, { printedId, number }),
  printedFinding: (printedId: string, findingId: string) =>
    filled(printedPaths.printedFinding, { printedId, findingId }),
  printedPair: (printedId: string, roundId: string, number: string) =>
    filled(printedPaths.printedPair, { printedId, roundId, number }),
  printedComparison: (printedId: string, roundId: string) =>
    filled(printedPaths.printedComparison, { printedId, roundId }),
  printedComparisonFile: (
    { printedId, roundId }: { readonly printedId: string; readonly roundId: string },
    format: string,
  ) => filled(printedPaths.printedComparisonFile, { printedId, roundId, format }),
}
