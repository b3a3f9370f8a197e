import { type Static, Type } from '@sinclair/typebox'

import { conditional } from '../logic/condition.ts'
import { localized, QuestionId } from '../schema/text.ts'
import type { ElementType } from './question-type.ts'

const schema = Type.Object(
  {
    id: QuestionId,
    type: Type.Literal('information', { description: 'Typen: något att läsa, utan svar.' }),
    label: Type.Optional(localized('En rubrik över texten.')),
    text: localized('Texten. En tom rad börjar ett nytt stycke.'),
    visibleIf: Type.Optional(conditional('När texten visas. Utan villkor visas den alltid.')),
  },
  { additionalProperties: false, description: 'Något att läsa mellan frågorna.' },
)

/** Something to read, which takes no answer. */
export type Information = Static<typeof schema>

export const information: ElementType<Information> = { schema, faults: () => [] }
