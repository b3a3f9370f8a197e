import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'

import { hasControlCharacter } from '../control-characters.ts'
import { type Fault, fault } from '../fault.ts'
import { CrosswalkSchema } from './crosswalk-schema.ts'
import { SurveySchema } from './survey-schema.ts'

const compiled = new Map<object, ValidateFunction>()

/** Compiled when first needed: a server that answers forms checks no definitions. */
function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
  })
  const validate = ajv.compile(schema)
  compiled.set(schema, validate)
  return validate
}

/** Every fault in the shape of a survey definition, in the order of the document; empty when it fits. */
export function surveyShapeFaults(data: unknown): readonly Fault[] {
  return shapeFaults(SurveySchema, data)
}

/** Every fault in the shape of a crosswalk. */
export function crosswalkShapeFaults(data: unknown): readonly Fault[] {
  return shapeFaults(CrosswalkSchema, data)
}

/** Every fault in data that should fit a schema, in the order of the document; texts can be shown. */
export function shapeFaults(schema: object, data: unknown): readonly Fault[] {
  const deep = tooDeep(data, '')
  if (deep !== null) return [fault(deep, 'tooDeep', { most: MOST_LEVELS })]
  const faults = schemaFaults(schema, data)
  return faults.length > 0 ? faults : brokenTexts(data, '')
}

/** The same, whatever the texts hold. */
export function schemaFaults(schema: object, data: unknown): readonly Fault[] {
  const validate = validatorOf(schema)
  if (validate(data)) return []
  return (validate.errors ?? [])
    .filter(error => !isEcho(error))
    .map(error => toFault(error, readablePath(error.instancePath, data)))
}

/** No definition that somebody can read is nested deeper, and what is checked must not exhaust the stack. */
const MOST_LEVELS = 40

/** The path of something nested too deep; `null`: nothing is. */
function tooDeep(data: unknown, path: string, level = 0): string | null {
  if (typeof data !== 'object' || data === null) return null
  if (level > MOST_LEVELS) return path
  for (const [key, value] of Object.entries(data)) {
    const found = tooDeep(
      value,
      Array.isArray(data) ? `${path}[${key}]` : join(path, key),
      level + 1,
    )
    if (found !== null) return found
  }
  return null
}

/** Text that says nothing, or has characters that cannot be shown; half a character has no digest either. */
function brokenTexts(data: unknown, path: string): readonly Fault[] {
  if (typeof data === 'string') return textFaults(data, path)
  if (typeof data !== 'object' || data === null) return []
  const parts = Object.entries(data)
  const place = (key: string) => (Array.isArray(data) ? `${path}[${key}]` : join(path, key))
  return parts.flatMap(([key, value]) => brokenTexts(value, place(key)))
}

function textFaults(text: string, path: string): readonly Fault[] {
  if (!text.isWellFormed()) return [fault(path, 'brokenText')]
  if (hasControlCharacter(text)) return [fault(path, 'controlCharacter')]
  return text.trim() === '' ? [fault(path, 'blankText')] : []
}

/** `oneOf` and `anyOf` repeat what their branches have said more precisely. */
function isEcho({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword === 'oneOf' || (keyword === 'const' && schemaPath.includes('/anyOf/'))
}

function toFault(error: ErrorObject, path: string): Fault {
  const params = error.params as Readonly<Record<string, unknown>>
  switch (error.keyword) {
    case 'required':
      return fault(join(path, String(params['missingProperty'])), 'missing')
    case 'additionalProperties':
      return fault(join(path, String(params['additionalProperty'])), 'unknownProperty')
    case 'discriminator':
      return discriminatorFault(path, params, error)
    case 'const':
      return fault(path, 'notThat', { expected: String(params['allowedValue']) })
    case 'anyOf':
      return fault(path, 'notOneOf', { allowed: literalsOf(error.parentSchema) })
    case 'type':
      return typeFault(path, error)
    case 'pattern':
      return fault(path, 'pattern', { value: String(error.data) })
    case 'minimum':
    case 'maximum':
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
      return fault(path, error.keyword, { limit: Number(params['limit']) })
    default:
      return fault(path, 'other', { rule: error.keyword })
  }
}

/** What tells alternatives apart, `type` or `test`, is missing or none of them. */
function discriminatorFault(
  path: string,
  params: Readonly<Record<string, unknown>>,
  { parentSchema }: ErrorObject,
): Fault {
  const tag = String(params['tag'])
  const place = join(path, tag)
  if (params['error'] === 'tag') return fault(place, 'missing')
  return fault(place, tag === 'type' ? 'unknownQuestionType' : 'unknownTest', {
    value: String(params['tagValue']),
    allowed: tagsIn(parentSchema, tag).join(', '),
  })
}

function tagsIn(schema: unknown, tag: string): readonly string[] {
  const { oneOf } = schema as {
    oneOf: readonly { properties: Readonly<Record<string, { const: string }>> }[]
  }
  return oneOf.map(({ properties }) => properties[tag]?.const ?? '')
}

function literalsOf(schema: unknown): string {
  const { anyOf } = schema as { anyOf: readonly { const: string }[] }
  return anyOf.map(branch => branch.const).join(', ')
}

/** Where null may stand as well, both are told. */
function typeFault(path: string, { params, parentSchema }: ErrorObject): Fault {
  const types = String((params as { readonly type: unknown }).type).split(',')
  const isNullable = (parentSchema as { readonly nullable?: boolean }).nullable === true
  const expected = types.filter(name => name !== 'null').join('Or')
  const code = isNullable || types.includes('null') ? 'typeOrNull' : 'type'
  return fault(path, code, { expected })
}

/** `/pages/2/questions/1/scale/max` → `pages[2].questions[1].scale.max`. */
function readablePath(pointer: string, root: unknown): string {
  let path = ''
  let parent = root
  for (const escaped of pointer.split('/').slice(1)) {
    const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
    path = Array.isArray(parent) ? `${path}[${part}]` : join(path, part)
    parent = (parent as Readonly<Record<string, unknown>>)[part]
  }
  return path
}

function join(path: string, part: string): string {
  return path === '' ? part : `${path}.${part}`
}
