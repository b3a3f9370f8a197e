import { Type } from '@sinclair/typebox'

import { fault } from '../../surveys/fault.ts'
import { schemaFaults } from '../../surveys/schema/check-shape.ts'
import type { Checked } from '../../surveys/schema/check-survey.ts'
import { CASE_SHAPES, type CaseKind, type CaseOf } from './case-schema.ts'
import { contentFaults } from './content-faults.ts'

/** A case that can be worked out. */
export type CheckedCase = {
  readonly [K in CaseKind]: { readonly kind: K; readonly input: CaseOf<K> }
}[CaseKind]

const Outline = Type.Object({ input: Type.Object({ kind: Type.String() }) })

/** Checks data against the shape of its kind of case, and what a shape cannot express. */
export function checkCase(data: unknown): Checked<CheckedCase> {
  const outline = schemaFaults(Outline, data)
  if (outline.length > 0) return { kind: 'faulty', faults: outline }
  const { input } = data as { readonly input: { readonly kind: string } }
  if (!isKind(input.kind)) {
    const allowed = Object.keys(CASE_SHAPES).join(', ')
    return { kind: 'faulty', faults: [fault('input.kind', 'notOneOf', { allowed })] }
  }
  const found = schemaFaults(CASE_SHAPES[input.kind], input)
  const given = { kind: input.kind, input } as CheckedCase
  const faults = found.length > 0 ? found : contentFaults(given)
  if (faults.length === 0) return { kind: 'sound', value: given }
  return { kind: 'faulty', faults: faults.map(each => ({ ...each, path: `input.${each.path}` })) }
}

function isKind(kind: string): kind is CaseKind {
  return Object.hasOwn(CASE_SHAPES, kind)
}

/** What a case holds that nothing reads: perhaps a name that was misspelt. */
export function unreadNames({ kind, input }: CheckedCase): readonly string[] {
  const read = ['kind', ...Object.keys(CASE_SHAPES[kind].properties)]
  return Object.keys(input).filter(name => !read.includes(name))
}
