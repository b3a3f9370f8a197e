import type { BodyId } from './body.ts'
import type { Instant } from './instant.ts'
import type { Survey } from './survey.ts'

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
  /** The questionnaire as it was sent, with the recommendations of all bodies. */
  readonly survey: Survey
  readonly asked: readonly AskedRecommendation[]
  readonly setAside: readonly SetAsideProposal[]
}

/** About how long it takes to look up what has been done about one recommendation. */
const MINUTES_EACH = 10
const MOST_MINUTES = 60

/** What one body is asked: what all are, and of the recommendations its own. */
export function surveyFor(inquiry: Inquiry, body: BodyId): Survey {
  const { survey, asked } = inquiry
  const others = asked.filter(({ bodies }) => !bodies.includes(body)).map(({ page }) => page)
  const minutes = Math.min(MOST_MINUTES, MINUTES_EACH * askedOf(inquiry, body).length)
  return { ...survey, minutes, pages: survey.pages.filter(({ id }) => !others.includes(id)) }
}

/** The recommendations that a body is asked about, in the order of the form. */
export function askedOf({ asked }: Inquiry, body: BodyId): readonly AskedRecommendation[] {
  return asked.filter(({ bodies }) => bodies.includes(body))
}
