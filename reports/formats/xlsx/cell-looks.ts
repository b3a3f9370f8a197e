import { type Unit, UNITS } from '../../documents/document.ts'

/** How a cell looks. What is left out is as the spreadsheet has it. */
export interface Look {
  readonly isBold?: true
  /** In points. */
  readonly size?: number
  readonly align?: 'left' | 'right'
  readonly vertical?: 'top' | 'bottom'
  readonly wraps?: true
  /** Where it has a thin line. */
  readonly line?: 'top' | 'bottom'
  /** How its number is shown; all the digits are in the cell. */
  readonly shownAs?: string
}

const SHOWN_AS: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  score: '0.0',
  share: '0 %',
  index: '0',
  difference: '+0.0;\u22120.0;0.0',
  indexDifference: '+0;\u22120;0',
  net: '+0;\u22120;0',
  alpha: '0.00',
  error: '0.00',
  effect: '+0.00;\u22120.00;0.00',
  pValue: '0.000',
}

const TOTAL = { isBold: true, vertical: 'top', line: 'top' } as const
const HEAD = { isBold: true, vertical: 'bottom', wraps: true, line: 'bottom' } as const

const OF_TEXT = {
  plain: {},
  strong: { isBold: true },
  right: { align: 'right', vertical: 'top' },
  total: { ...TOTAL, wraps: true },
  totalRight: { ...TOTAL, align: 'right' },
  wordsHead: { ...HEAD, align: 'left' },
  head: { ...HEAD, align: 'right' },
  textHead: HEAD,
  title: { isBold: true, size: 16, vertical: 'top' },
  chapter: { isBold: true, size: 14 },
  part: { isBold: true, size: 12 },
  term: { isBold: true, wraps: true, vertical: 'top' },
  words: { wraps: true, vertical: 'top' },
} as const satisfies Readonly<Record<string, Look>>

export type LookName = keyof typeof OF_TEXT | `${'figure' | 'total'}.${Unit}`

/** Every look that a cell can have. A cell names its look by the place in this list. */
export const LOOKS: readonly (readonly [name: LookName, look: Look])[] = [
  ...(Object.entries(OF_TEXT) as [keyof typeof OF_TEXT, Look][]),
  ...UNITS.flatMap((unit): [LookName, Look][] => {
    const figure = { align: 'right', vertical: 'top', shownAs: SHOWN_AS[unit] } as const
    return [
      [`figure.${unit}`, figure],
      [`total.${unit}`, { ...figure, ...TOTAL }],
    ]
  }),
]
