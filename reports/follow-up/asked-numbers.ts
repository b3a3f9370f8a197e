import type { BodyId } from '../../surveys/body.ts'
import { askedOf, type Inquiry } from '../../surveys/inquiry.ts'
import type { Dossier } from './dossier-schema.ts'

/** The numbers of the recommendations that a body is asked about, as its documents have them. */
export function askedNumbers(
  inquiry: Inquiry,
  body: BodyId,
  { recommendations }: Pick<Dossier, 'recommendations'>,
): readonly string[] {
  return askedOf(inquiry, body).map(
    ({ recommendation }) =>
      recommendations.find(({ id }) => id === recommendation)?.number ?? recommendation,
  )
}
