import type { FrameText } from './frame-chart.ts'

/** What stands below a chart whose title stands beside it. */
export function markTexts(marks: readonly string[]): readonly FrameText[] {
  return marks.map(text => ({ look: 'mark', text }))
}
