import { filled } from './fill-path.ts'

/** Each figure of a report, as a picture. */
export const figurePaths = {
  resultFigure: '/omgangar/:roundId/resultat/figur-:figure.:image',
  resultVersionFigure: '/omgangar/:roundId/version/:version/figur-:figure.:image',
  comparisonFigure: '/jamforelser/:first/:second/figur-:figure.:image',
} as const

/** Which figure of a report, and as what. */
export interface FigureName {
  /** From 1, in the order of the report. */
  readonly figure: number
  readonly image: string
}

export const pathToFigure = {
  resultFigure: ({ roundId }: { readonly roundId: string }, name: FigureName) =>
    filled(figurePaths.resultFigure, { roundId, ...name }),
  resultVersionFigure: (
    { roundId, version }: { readonly roundId: string; readonly version: string },
    name: FigureName,
  ) => filled(figurePaths.resultVersionFigure, { roundId, version, ...name }),
  comparisonFigure: (
    { first, second }: { readonly first: string; readonly second: string },
    name: FigureName,
  ) => filled(figurePaths.comparisonFigure, { first, second, ...name }),
}
