import type { Say } from '../../../reports/documents/document.ts'
import { isValidOn } from '../../../surveys/association.ts'
import { type Body, BODY_KINDS, successorsOf, togetherWith } from '../../../surveys/body.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'
import type { TypedBody } from '../../../surveys/read-body.ts'
import { paths, pathTo } from '../../paths.ts'
import { errorList, textField, titleOf } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** What each field is called in the form. */
export const BODY_FIELDS = {
  id: 'id-i-adresser',
  name: 'namn',
  kind: 'slag',
  validFrom: 'galler-fran',
  validTo: 'galler-till',
  parent: 'hor-under',
  replaces: 'ersatter',
  together: 'tillsammans',
} as const satisfies Readonly<Record<keyof TypedBody, string>>

export const BODY_REVISION = 'revision'

export interface BodiesPlace {
  readonly visitor: Visitor
  readonly bodies: readonly Body[]
  readonly today: CalendarDay
  readonly isSynthetic: boolean
}

const SWEDISH = new Intl.Collator('sv')
const byName = (a: Body, b: Body) => SWEDISH.compare(a.name, b.name)

/** "Nämnder": those that are there today first, and then those that were. */
export function bodiesView({ visitor, bodies, today, isSynthetic }: BodiesPlace, say: Say) {
  const isThere = (body: Body) => isValidOn(body, today)
  const inOrder = [
    ...bodies.filter(isThere).toSorted(byName),
    ...bodies.filter(body => !isThere(body)).toSorted(byName),
  ]
  return {
    ...workPage(say('place.bodies'), { visitor, current: paths.bodies }, say),
    synthetic: isSynthetic,
    add: paths.newBody,
    bodies: inOrder.map(body => ({
      href: pathTo.body(body.id),
      name: body.name,
      kind: say(`bodyKind.${body.kind}`),
      state: say(isThere(body) ? 'register.isValid' : 'register.isClosed'),
      parent: namesOf(bodies.filter(({ id }) => id === body.parent)),
      together: namesOf(togetherWith(body, bodies)),
      replaces: namesOf(bodies.filter(({ id }) => body.replaces.includes(id))),
    })),
  }
}

function namesOf(bodies: readonly Body[]): string {
  return bodies.length === 0 ? '–' : bodies.map(({ name }) => name).join(', ')
}

export interface BodyPlace extends BodiesPlace {
  /** `null`: a new one. */
  readonly body: Body | null
  readonly typed: TypedBody
  /** What is wrong, in words, by the field's id. */
  readonly errors: Readonly<Record<string, string>>
  readonly done: boolean
  readonly isStale: boolean
}

/** One body: to add, or to change. */
export function bodyView(place: BodyPlace, say: Say) {
  const { visitor, body, errors, isStale, isSynthetic } = place
  const heading = body?.name ?? say('body.new')
  return {
    ...workPage(titleOf(heading, { values: {}, errors }), { visitor, current: paths.bodies }, say),
    synthetic: isSynthetic,
    heading,
    back: paths.bodies,
    done: place.done ? say('body.done') : null,
    isStale,
    errors: errorList({ values: {}, errors }),
    ...wayOf(place, say),
    ...bodyForm(place, say),
    relations: (['replaces', 'together'] as const).map(field => relationOf(field, place, say)),
  }
}

/** Where the form leads, and what is known of one that is there. */
function wayOf({ body, bodies }: BodyPlace, say: Say) {
  if (body === null)
    return { action: paths.newBody, revision: null, successors: [], button: say('body.add') }
  return {
    action: pathTo.body(body.id),
    revision: body.revision,
    successors: linksTo(successorsOf(body, bodies)),
    button: say('body.save'),
  }
}

function relationOf(field: 'replaces' | 'together', place: BodyPlace, say: Say) {
  const { typed, errors } = place
  const id = BODY_FIELDS[field]
  const error = errors[id] ?? null
  return {
    id,
    legend: say(`bodyField.${field}`),
    help: say(`bodyField.${field}.help`),
    error,
    describedBy: error === null ? `${id}-hjalp` : `${id}-hjalp ${id}-fel`,
    choices: othersOf(place).map(({ id, name }) => ({
      value: id,
      text: name,
      checked: typed[field].includes(id),
    })),
  }
}

function othersOf({ body, bodies }: BodyPlace): readonly Body[] {
  return bodies.filter(({ id }) => id !== body?.id).toSorted(byName)
}

function linksTo(bodies: readonly Body[]) {
  return bodies.map(({ id, name }) => ({ href: pathTo.body(id), text: name }))
}

function bodyForm(place: BodyPlace, say: Say) {
  const { typed, errors, body } = place
  const field = (name: 'id' | 'name' | 'validFrom' | 'validTo') =>
    textField(
      {
        id: BODY_FIELDS[name],
        label: say(`bodyField.${name}`),
        help: say(`bodyField.${name}.help`),
        autocomplete: 'off',
        ...(name.startsWith('valid') ? { type: 'date' } : {}),
      },
      { values: { [BODY_FIELDS[name]]: typed[name] }, errors },
    )
  const select = (name: 'kind' | 'parent', choices: readonly (readonly [string, string])[]) => {
    const id = BODY_FIELDS[name]
    const error = errors[id] ?? null
    return {
      id,
      label: say(`bodyField.${name}`),
      help: say(`bodyField.${name}.help`),
      error,
      describedBy: error === null ? `${id}-hjalp` : `${id}-hjalp ${id}-fel`,
      empty: say(name === 'kind' ? 'body.chooseKind' : 'body.noParent'),
      choices: choices.map(([value, text]) => ({ value, text, selected: typed[name] === value })),
    }
  }
  const kinds = BODY_KINDS.map(kind => [kind, say(`bodyKind.${kind}`)] as const)
  const others = othersOf(place).map(({ id, name }) => [id, name] as const)
  return {
    fields: [...(body === null ? [field('id')] : []), field('name')],
    selects: [select('kind', kinds), select('parent', others)],
    lastFields: [field('validFrom'), field('validTo')],
  }
}
