import type { Say } from '../../reports/documents/document.ts'
import type { Problem } from '../problems.ts'
import { NO_MARKS, OUTSIDE, type WorkPage } from './site-view.ts'

/** A page that belongs to no place: the start page, or one that tells of a problem. */
export function outsideView(title: string): WorkPage {
  return { ...NO_MARKS, title, hasCharts: false, ...OUTSIDE }
}

/** What happened, what is kept, what to do now. */
export function problemView({ code, values }: Problem, say: Say) {
  const heading = say(`problem.${code}.title`, values)
  return { ...outsideView(heading), heading, explanation: say(`problem.${code}`, values) }
}
