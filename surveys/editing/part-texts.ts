import type { Localized } from '../language.ts'
import type { PageElement } from '../questions/question.ts'
import type { Part } from './find-part.ts'

/** What a text in a definition is. Each has its words in `templates/texts`, under `draftText.`. */
export const TEXT_KINDS = [
  'title',
  'introduction',
  'index',
  'label',
  'heading',
  'help',
  'text',
  'minLabel',
  'maxLabel',
  'choice',
  'row',
  'wording',
  'dontKnow',
  'unit',
  'check',
] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** A text of a part, and where in the part it stands. */
export interface PartText {
  readonly kind: TextKind
  /** Its name, `choices.liten.label`: the same wherever the alternative that it belongs to stands. */
  readonly place: string
  /** Where it stands now, as faults write it: `choices[0].label`. */
  readonly path: string
  /** `null`: there is none. */
  readonly text: Localized | null
  /** May be left out. */
  readonly isOptional: boolean
  /** The code or id of the alternative or row that it belongs to; `null`: to the part itself. */
  readonly of: string | null
}

/** Every text of a part in the order in which it is read, also those that it could have. */
export function textsOf(part: Part): readonly PartText[] {
  const seen = new Map<string, number>()
  return textsIn(part).map(text => {
    const before = seen.get(text.place) ?? 0
    seen.set(text.place, before + 1)
    // Two alternatives may have one code until somebody mends it.
    return before === 0 ? text : { ...text, place: `${text.place}~${before}` }
  })
}

function textsIn(part: Part): readonly PartText[] {
  switch (part.kind) {
    case 'survey':
      return [
        ...headingOf(part.value, false),
        ...(part.value.indices ?? []).map(({ id, title }, index) =>
          required('index', place('indices', { id, index }, 'title'), { text: title, of: id }),
        ),
      ]
    case 'page':
    case 'section':
      return headingOf(part.value, true)
    case 'element':
      return textsOfElement(part.value)
  }
}

interface Held {
  readonly text: Localized
  readonly of?: string
}

type Place = Pick<PartText, 'place' | 'path'>

/** A property of the part itself. */
const own = (property: string): Place => ({ place: property, path: property })

/** A property of one in a list, which is named by its id and found by its index. */
function place(
  list: string,
  { id, index }: { readonly id: string; readonly index: number },
  property: string,
): Place {
  return { place: `${list}.${id}.${property}`, path: `${list}[${index}].${property}` }
}

function required(kind: TextKind, at: Place, { text, of }: Held): PartText {
  return { kind, ...at, text, isOptional: false, of: of ?? null }
}

function optional(kind: TextKind, at: Place, text: Localized | undefined): PartText {
  return { kind, ...at, text: text ?? null, isOptional: true, of: null }
}

function headingOf(
  { title, introduction }: { readonly title: Localized; readonly introduction?: Localized },
  canLackIntroduction: boolean,
): readonly PartText[] {
  return [
    required('title', own('title'), { text: title }),
    {
      ...optional('introduction', own('introduction'), introduction),
      isOptional: canLackIntroduction,
    },
  ]
}

function textsOfElement(element: PageElement): readonly PartText[] {
  if (element.type === 'information') {
    return [
      optional('heading', own('label'), element.label),
      required('text', own('text'), { text: element.text }),
    ]
  }
  return [
    required('label', own('label'), { text: element.label }),
    optional('help', own('help'), element.help),
    ...scaleTexts(element),
    ...rowTexts(element),
    ...choiceTexts(element),
    ...lastTexts(element),
  ]
}

type Question = Exclude<PageElement, { readonly type: 'information' }>

function scaleTexts(element: Question): readonly PartText[] {
  if (!('scale' in element)) return []
  const { minLabel, maxLabel } = element.scale
  return [
    required('minLabel', own('scale.minLabel'), { text: minLabel }),
    required('maxLabel', own('scale.maxLabel'), { text: maxLabel }),
  ]
}

function rowTexts(element: Question): readonly PartText[] {
  if (element.type !== 'matrix') return []
  return element.rows.flatMap(({ id, label, wording }, index) => [
    required('row', place('rows', { id, index }, 'label'), { text: label, of: id }),
    { ...optional('wording', place('rows', { id, index }, 'wording'), wording), of: id },
  ])
}

function choiceTexts(element: Question): readonly PartText[] {
  if (!('choices' in element)) return []
  return element.choices.map(({ code, label }, index) =>
    required('choice', place('choices', { id: code, index }, 'label'), { text: label, of: code }),
  )
}

/** A question with fixed answers or figures can be answered with "vet inte", one with free text not. */
const canBeUnknown = (element: Question) => !('maxLength' in element)

function lastTexts(element: Question): readonly PartText[] {
  const checks = ('checks' in element ? element.checks : undefined) ?? []
  return [
    ...(element.type === 'number' ? [optional('unit', own('unit'), element.unit)] : []),
    ...(canBeUnknown(element)
      ? [
          optional(
            'dontKnow',
            own('dontKnow'),
            'dontKnow' in element ? element.dontKnow : undefined,
          ),
        ]
      : []),
    ...checks.map(({ text }, index) =>
      required('check', place('checks', { id: String(index), index }, 'text'), { text }),
    ),
  ]
}

/**
 * A part with other texts; what is not named stays as it is.
 *
 * @param texts By place; `null`: there is to be none. A place that the part cannot have is passed over.
 */
export function withTexts<P extends Part>(
  part: P,
  texts: ReadonlyMap<string, Localized | null>,
): P['value'] {
  return textsOf(part)
    .filter(text => texts.has(text.place))
    .reduce<unknown>(
      (value, { place, path }) => withAt(value, path.split(/[.[\]]+/), texts.get(place) ?? null),
      part.value,
    ) as P['value']
}

function withAt(value: unknown, [name = '', ...rest]: readonly string[], text: unknown): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    return list.map((each, index) => (index === Number(name) ? withAt(each, rest, text) : each))
  }
  const { [name]: was, ...others } = value as Readonly<Record<string, unknown>>
  if (rest.length > 0) return { ...(value as object), [name]: withAt(was, rest, text) }
  return text === null ? others : { ...(value as object), [name]: text }
}
