import type { BodyId } from './body.ts'
import type { CalendarDay, Instant } from './instant.ts'
import type { PageElement } from './questions/question.ts'
import type { Page, Survey } from './survey.ts'

/** A recommendation that is asked about: on which page of the form, and whom. */
export interface AskedRecommendation {
  /** The page's id, `rekommendation-1`: the ids of its questions begin with it. */
  readonly page: string
  /** Its id in the dossier. */
  readonly recommendation: string
  readonly bodies: readonly BodyId[]
}

/** Something that an answer proposed, and that the auditors have not taken into the dossier. */
export interface SetAsideProposal {
  readonly proposal: string
  readonly at: Instant
  readonly by: string
  readonly reason: string
}

/**
 * The auditors ask bodies (nämnder) what has become of recommendations (revisorernas frågor). A round that has one is
 * theirs alone: its frame is bodies, its answers are named, and no result or comparison ever counts them.
 */
export interface Inquiry {
  readonly dossierId: string
  readonly auditId: string
  /** Whom bodies ask: name, e-mail and telephone, with commas between. Left out: asked before that was told. */
  readonly contact?: string
  /** The questionnaire as it was sent, with the recommendations of all bodies. */
  readonly survey: Survey
  readonly asked: readonly AskedRecommendation[]
  readonly setAside: readonly SetAsideProposal[]
}

/** About how long it takes to look up what has been done about one recommendation. */
const MINUTES_EACH = 10
const MOST_MINUTES = 60

/**
 * What one body is asked: what all are, and of the recommendations its own.
 *
 * @param latest What has been done, and the documents that show it, are of no later day.
 */
export function surveyFor(inquiry: Inquiry, body: BodyId, latest: CalendarDay): Survey {
  const { survey, asked } = inquiry
  const others = asked.filter(({ bodies }) => !bodies.includes(body)).map(({ page }) => page)
  const minutes = Math.min(MOST_MINUTES, MINUTES_EACH * askedOf(inquiry, body).length)
  const pages = survey.pages.filter(({ id }) => !others.includes(id))
  return { ...survey, minutes, pages: pages.map(page => upTo(latest, page)) }
}

/** A page whose days that have an end, since they tell of what has been, end by another one. */
function upTo(day: CalendarDay, page: Page): Page {
  const { questions = [], sections = [] } = page
  const bound = (elements: readonly PageElement[]) => elements.map(each => endingBy(day, each))
  return {
    ...page,
    questions: bound(questions),
    sections: sections.map(each => ({ ...each, questions: bound(each.questions) })),
  }
}

function endingBy(day: CalendarDay, element: PageElement): PageElement {
  return element.type === 'date' && element.max !== undefined ? { ...element, max: day } : element
}

/** The recommendations that a body is asked about, in the order of the form. */
export function askedOf({ asked }: Inquiry, body: BodyId): readonly AskedRecommendation[] {
  return asked.filter(({ bodies }) => bodies.includes(body))
}
