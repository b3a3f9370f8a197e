/** Where a chart is shown, in CSS pixels, and in what. */
export interface ChartLook {
  readonly width: number
  /** Of text, as `#rrggbb` or as the page has it. */
  readonly ink: string
  /** Of the lines behind. */
  readonly grid: string
  /** What is hollow covers the lines that it stands on. */
  readonly paper: string
  readonly fontFamily: string
  /** The width of a text in one line of `TEXT.size`. */
  readonly widthOf: (text: string) => number
  /** How high each row is, in pixels, where rows of a table stand beside them; left out: as high as their words need. */
  readonly rowHeights?: readonly number[] | undefined
}

/** How large text is in a chart, and how far its lines are apart, in pixels. */
export const TEXT = { size: 13, leading: 16 } as const

/** How text on an axis looks, as Chart.js takes it. */
export function axisText({ ink, fontFamily }: ChartLook) {
  return { color: ink, font: { family: fontFamily, size: TEXT.size, lineHeight: LINE_HEIGHT } }
}

const LINE_HEIGHT = TEXT.leading / TEXT.size

/** The lines behind a chart, which stand for what is on an axis. */
export function frameOf({ grid }: ChartLook) {
  return { grid: { color: grid, drawTicks: false }, border: { display: false } }
}

/** Has Chart.js name these places, where it would find round numbers of its own. */
export function ticksAt(values: readonly number[]) {
  return (axis: { ticks: { value: number }[] }) => {
    axis.ticks = values.map(value => ({ value }))
  }
}
