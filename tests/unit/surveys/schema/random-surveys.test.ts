import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'

import { examineSurvey } from '../../../../surveys/schema/check-survey.ts'
import { arbitrarySurvey } from '../../../builders/arbitrary-survey.ts'

/** The schema as it is published, read as an editor reads it: with none of our own rules. */
const published = new URL('../../../../../surveys/schema/survey.schema.json', import.meta.url)
const fitsSchema = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(published, 'utf8')) as object,
)

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- definitions are broken on purpose

/** Every object in a definition, with the properties that it has. */
function objectsIn(data: Loose): Loose[] {
  if (typeof data !== 'object' || data === null) return []
  const inner = Object.values(data).flatMap(objectsIn)
  return Array.isArray(data) ? inner : [data, ...inner]
}

describe('the published schema and the check', () => {
  it('both accept every sound definition', () => {
    fc.assert(
      fc.property(arbitrarySurvey(), survey => {
        expect([fitsSchema(survey), fitsSchema.errors]).toEqual([true, null])
        expect(examineSurvey(survey)).toMatchObject({ faults: [] })
      }),
      { numRuns: 300 },
    )
  })

  it('both refuse a property that there is not, or one of the wrong kind, wherever it is', () => {
    fc.assert(
      fc.property(arbitrarySurvey(), fc.nat(), fc.boolean(), (survey, place, isNew) => {
        const broken: Loose = structuredClone(survey)
        const objects = objectsIn(broken)
        const target = objects[place % objects.length]
        target[isNew ? 'okänd' : Object.keys(target)[place % Object.keys(target).length]!] = null
        expect([fitsSchema(broken), examineSurvey(broken).faults.length > 0]).toEqual([false, true])
      }),
      { numRuns: 300 },
    )
  })
})
