import type { Survey } from '../../surveys/survey.ts'
import { answered, contains, equals, not } from './conditions.ts'
import { testSurvey } from './test-data.ts'

const sv = (text: string) => ({ sv: text })
const scale = () => ({ min: 1, max: 5, minLabel: sv('Dåligt'), maxLabel: sv('Bra') })
const dontKnow = sv('Vet inte')

/** A survey with a question of every type, sections, conditions and checks. */
export function everyTypeSurvey(change: Partial<Survey> = {}): Survey {
  return {
    ...testSurvey(),
    version: 'alla',
    pages: [
      {
        id: 'helhet',
        title: sv('Helheten'),
        questions: [
          { id: 'prov.las', type: 'information', label: sv('Läs först'), text: sv('Ett.\n\nTvå.') },
          {
            id: 'prov.helhet',
            type: 'scale',
            label: sv('Hur fungerar det?'),
            scale: scale(),
            dontKnow,
          },
          {
            id: 'prov.delar',
            type: 'multipleChoice',
            label: sv('Vilka delar?'),
            choices: [
              { code: 'skola', label: sv('Skola') },
              { code: 'kultur', label: sv('Kultur') },
              { code: 'vard', label: sv('Vård') },
              { code: 'ingen', label: sv('Ingen alls'), exclusive: true },
            ],
            maxChoices: 2,
            dontKnow,
          },
          {
            id: 'prov.lokal',
            type: 'yesNo',
            label: sv('Har ni en lokal?'),
            dontKnow,
          },
          {
            id: 'prov.storlek',
            type: 'singleChoice',
            label: sv('Hur stor är den?'),
            visibleIf: equals('prov.lokal', 'ja'),
            choices: [
              { code: 'liten', label: sv('Liten') },
              { code: 'stor', label: sv('Stor') },
            ],
          },
        ],
      },
      {
        id: 'bemotande',
        title: sv('Bemötande'),
        visibleIf: not(contains('prov.delar', 'ingen')),
        questions: [
          {
            id: 'prov.bemotande',
            type: 'matrix',
            label: sv('Hur blir ni bemötta?'),
            scale: scale(),
            dontKnow,
            rows: [
              { id: 'prov.bemotande.alla', label: sv('Hur är det överlag?') },
              {
                id: 'prov.bemotande.skola',
                label: sv('Skolan'),
                wording: sv('Hur blir ni bemötta av skolan?'),
                visibleIf: contains('prov.delar', 'skola'),
              },
            ],
          },
        ],
      },
      {
        id: 'till-sist',
        title: sv('Till sist'),
        sections: [
          {
            id: 'siffror',
            title: sv('Siffror'),
            introduction: sv('Ungefär räcker.'),
            questions: [
              {
                id: 'prov.antal',
                type: 'number',
                label: sv('Hur många är ni?'),
                min: 1,
                max: 100_000,
                decimals: 1,
                unit: sv('medlemmar'),
                dontKnow,
                checks: [
                  {
                    level: 'confirm',
                    if: { test: 'atLeast', question: 'prov.antal', value: 1000 },
                    text: sv('Det är många. Stämmer det?'),
                  },
                ],
              },
              {
                id: 'prov.bildad',
                type: 'date',
                label: sv('När bildades ni?'),
                min: '1850-01-01',
                max: '2022-12-31',
              },
            ],
          },
          {
            id: 'ord',
            title: sv('Egna ord'),
            questions: [
              { id: 'prov.namn', type: 'shortText', label: sv('Vad gör ni?'), maxLength: 20 },
              {
                id: 'prov.text',
                type: 'longText',
                label: sv('Berätta mer'),
                visibleIf: answered('prov.namn'),
                maxLength: 50,
              },
            ],
          },
        ],
      },
    ],
    ...change,
  }
}
