import type { PageElement } from '../questions/question.ts'
import type { Survey } from '../survey.ts'
import { blocksOf, withElements } from './blocks.ts'
import { freeSlug } from './free-slug.ts'

export type ElementTypeName = PageElement['type']

/** The survey with one more page at the end, on which nothing stands yet. @param title In Swedish. */
export function addPage(
  survey: Survey,
  title: string,
): { readonly survey: Survey; readonly id: string } {
  const taken = survey.pages.flatMap(page => [
    page.id,
    ...(page.sections ?? []).map(section => section.id),
  ])
  const id = freeSlug(title, 'sida', taken)
  return { id, survey: { ...survey, pages: [...survey.pages, { id, title: { sv: title } }] } }
}

/** The survey with one more element, last in a block. */
export function addElement(survey: Survey, blockId: string, element: PageElement): Survey {
  const blocks = blocksOf(survey)
  const at = blocks.findIndex(({ id }) => id === blockId)
  const lists = blocks.map(({ elements }) => elements)
  const block = lists[at]
  return block === undefined ? survey : withElements(survey, lists.with(at, [...block, element]))
}

const sv = (text: string) => ({ sv: text })
const SCALE = { min: 1, max: 5, minLabel: sv('Mycket dåligt'), maxLabel: sv('Mycket bra') }
const DONT_KNOW = sv('Vet inte / inte aktuellt för oss')
const CHOICES = [
  { code: 'svar-1', label: sv('Första svaret') },
  { code: 'svar-2', label: sv('Andra svaret') },
]

interface Named {
  readonly id: string
  readonly label: { readonly sv: string }
}

/** What an element of each type is to begin with: as little as it can be. */
const MAKERS: { readonly [Type in ElementTypeName]: (named: Named) => PageElement } = {
  scale: named => ({ ...named, type: 'scale', scale: SCALE, dontKnow: DONT_KNOW }),
  matrix: named => ({
    ...named,
    type: 'matrix',
    scale: SCALE,
    rows: [{ id: `${named.id}.rad-1`, label: sv('Den första raden.') }],
    dontKnow: DONT_KNOW,
  }),
  singleChoice: named => ({ ...named, type: 'singleChoice', choices: CHOICES }),
  multipleChoice: named => ({ ...named, type: 'multipleChoice', choices: CHOICES }),
  yesNo: named => ({ ...named, type: 'yesNo' }),
  number: named => ({ ...named, type: 'number' }),
  date: named => ({ ...named, type: 'date' }),
  shortText: named => ({ ...named, type: 'shortText', maxLength: 200 }),
  longText: named => ({ ...named, type: 'longText', maxLength: 2000 }),
  information: ({ id, label }) => ({ id, type: 'information', text: label }),
}

export const ELEMENT_TYPES = Object.keys(MAKERS) as readonly ElementTypeName[]

export function isElementType(name: string): name is ElementTypeName {
  return Object.hasOwn(MAKERS, name)
}

/** A new element of a type. @param label The question, or the text to read, in Swedish. */
export function newElement(type: ElementTypeName, id: string, label: string): PageElement {
  return MAKERS[type]({ id, label: sv(label) })
}

/** A survey to begin with: one page, with the question on the whole that every survey has. */
export function newSurvey({
  id,
  version,
  title,
  introduction,
}: Readonly<Record<'id' | 'version' | 'title' | 'introduction', string>>): Survey {
  const headline = `${id}.helhet`
  return {
    kind: 'survey',
    id,
    version,
    title: sv(title),
    introduction: sv(introduction),
    headline,
    pages: [
      {
        id: 'helheten',
        title: sv('Helheten'),
        questions: [newElement('scale', headline, 'Vad tycker ni på det hela taget?')],
      },
    ],
  }
}
