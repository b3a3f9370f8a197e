import { type Association, NOTHING_MORE, type Sector } from '../../surveys/association.ts'
import { orgNumberCheckDigit } from '../../surveys/organisation-number.ts'
import type { Survey } from '../../surveys/survey.ts'

export const SECTORS: readonly Sector[] = [
  { id: 'idrott', name: 'Idrott' },
  { id: 'kultur', name: 'Kultur' },
  { id: 'social', name: 'Socialt' },
]

const sv = (text: string) => ({ sv: text })

const scale = (id: string, label: string) =>
  ({
    id,
    type: 'scale',
    label: sv(label),
    scale: { min: 1, max: 5, minLabel: sv('Dåligt'), maxLabel: sv('Bra') },
    dontKnow: sv('Vet inte'),
  }) as const

/** A survey with a question of every type: small enough to hold in the head. */
export function testSurvey(change: Partial<Survey> = {}): Survey {
  return {
    kind: 'survey',
    id: 'prov',
    version: '1',
    title: sv('Provenkät'),
    introduction: sv('Vi provar.'),
    headline: 'prov.helhet',
    pages: [
      {
        id: 'helhet',
        title: sv('Helheten'),
        questions: [{ ...scale('prov.helhet', 'Hur fungerar det?'), required: true }],
      },
      {
        id: 'resten',
        title: sv('Resten'),
        introduction: sv('Några frågor till.'),
        questions: [
          scale('prov.bemotande', 'Hur blir ni bemötta?'),
          {
            id: 'prov.storlek',
            type: 'singleChoice',
            label: sv('Hur stora är ni?'),
            choices: [
              { code: 'liten', label: sv('Liten') },
              { code: 'stor', label: sv('Stor') },
            ],
          },
          {
            id: 'prov.delar',
            type: 'multipleChoice',
            label: sv('Vilka delar?'),
            choices: [
              { code: 'skola', label: sv('Skola') },
              { code: 'kultur', label: sv('Kultur') },
            ],
          },
          {
            id: 'prov.text',
            type: 'longText',
            label: sv('Något mer?'),
            help: sv('Skriv inga namn.'),
            maxLength: 50,
          },
        ],
      },
    ],
    ...change,
  }
}

/** A register of made-up associations, spread over the sectors in turn. */
export function testAssociations(count: number, sectors = SECTORS): readonly Association[] {
  return Array.from({ length: count }, (_, index) => {
    const nine = `42${String(2_000_000 + index)}`
    return {
      id: `F${String(index + 1).padStart(3, '0')}`,
      name: `Förening ${index + 1}`,
      orgNumber: `${nine.slice(0, 6)}-${nine.slice(6)}${orgNumberCheckDigit(nine)}`,
      sector: sectors[index % sectors.length]!.id,
      email: `f${index + 1}@forening.example`,
      ...NOTHING_MORE,
    }
  })
}
