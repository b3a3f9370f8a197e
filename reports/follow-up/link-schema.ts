import { type Static, Type } from '@sinclair/typebox'

import { closed, id, oneOf, orNull, text, When } from './schema-parts.ts'

/** What every link to the answers of associations has: somebody made it, for a reason. */
const link = {
  id: id('Kort och beständigt.'),
  questions: Type.Array(text(80, 'En fråga i enkäten: samverkan.bemotande.'), { maxItems: 50 }),
  indices: Type.Array(text(80, 'Ett index: webbplatsen.'), { maxItems: 50 }),
  reason: text(2000, 'Varför just de frågorna.'),
  by: text(200, 'Vem som har gjort kopplingen.'),
  on: orNull(When),
  /** The link that this one corrects. */
  corrects: Type.Optional(id('Kopplingen som den här rättar.')),
}

export const DIRECTIONS = ['higher', 'lower'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What should move in a comparison, and in which direction, if a recommendation works. */
export const OutcomeLink = Type.Object(
  {
    ...link,
    recommendation: id('Rekommendationen.'),
    /** By its rounds: it is the same comparison when it is certified anew. */
    comparison: Type.Object(
      { first: id('Den tidigare omgången.'), second: id('Den senare omgången.') },
      { ...closed, description: 'Jämförelsen som frågorna står i.' },
    ),
    direction: oneOf(DIRECTIONS, 'Åt vilket håll värdena ska gå om rekommendationen verkar.'),
  },
  { ...closed, description: 'Vilka frågor som borde ändras om en rekommendation verkar.' },
)
export type OutcomeLink = Static<typeof OutcomeLink>

/** What associations have been asked about the same thing that a statement says of whoever made it. */
export const ClaimLink = Type.Object(
  {
    ...link,
    statement: id('Yttrandet.'),
    round: id('Omgången som frågorna ställdes i.'),
  },
  { ...closed, description: 'Vilka frågor som gäller samma sak som ett yttrande om en själv.' },
)
export type ClaimLink = Static<typeof ClaimLink>
