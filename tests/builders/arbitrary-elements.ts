import fc from 'fast-check'

import type { PageElement, Question } from '../../surveys/questions/question.ts'

/** Elements of every type, with anything in them that a definition may have; they have no ids yet. */

/** Anything that can be written, markup and emoji too, as long as it can be seen. */
export function text(): fc.Arbitrary<{ sv: string }> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 25 })
    .filter(value => value.trim() !== '' && !/\p{Cc}/u.test(value) && value.isWellFormed())
    .map(value => ({ sv: value }))
}

const basis = () => ({
  id: fc.constant('slump.x'),
  label: text(),
  help: maybe(text()),
  required: maybe(fc.constant(true)),
})

/** A property that is there or not. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 })
}

const dontKnow = () => maybe(text())
const choices = () =>
  fc
    .array(text(), { minLength: 2, maxLength: 5 })
    .map(labels => labels.map((label, index) => ({ code: `val-${index + 1}`, label })))
const scaleDefinition = () =>
  fc
    .record({
      min: fc.integer({ min: -2, max: 1 }),
      steps: fc.integer({ min: 3, max: 9 }),
      minLabel: text(),
      maxLabel: text(),
    })
    .map(({ min, steps, ...labels }) => ({ min, max: min + steps - 1, ...labels }))

export function scale(): fc.Arbitrary<Question> {
  return fc.record({
    ...basis(),
    type: fc.constant('scale' as const),
    scale: scaleDefinition(),
    dontKnow: dontKnow(),
  }) as fc.Arbitrary<Question>
}

export function element(): fc.Arbitrary<PageElement> {
  const typed = (type: string, model: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record({ ...basis(), type: fc.constant(type), ...model })
  return fc.oneof(
    scale(),
    typed('singleChoice', { choices: choices(), dontKnow: dontKnow() }),
    typed('yesNo', { dontKnow: dontKnow() }),
    typed('multipleChoice', { choices: choices(), dontKnow: dontKnow() }).chain(limited),
    typed('number', {
      min: fc.constantFrom(undefined, -10, 0),
      max: fc.constantFrom(undefined, 100, 5000),
      decimals: fc.constantFrom(undefined, 0, 2),
      unit: dontKnow(),
      dontKnow: dontKnow(),
    }),
    typed('date', {
      min: fc.constantFrom(undefined, '1990-01-01'),
      max: fc.constantFrom(undefined, '2030-12-31'),
      dontKnow: dontKnow(),
    }),
    typed('shortText', { maxLength: fc.integer({ min: 5, max: 300 }) }),
    typed('longText', { maxLength: fc.integer({ min: 5, max: 500 }) }),
    fc.record({ id: fc.constant('slump.x'), type: fc.constant('information'), text: text() }),
    fc.record({
      id: fc.constant('slump.x'),
      type: fc.constant('matrix'),
      label: text(),
      help: maybe(text()),
      required: maybe(fc.constant(true)),
      scale: scaleDefinition(),
      dontKnow: dontKnow(),
      rows: fc
        .array(text(), { minLength: 1, maxLength: 4 })
        .map(labels => labels.map(label => ({ id: 'slump.x', label }))),
    }),
  ) as fc.Arbitrary<PageElement>
}

/** A multiple choice with what stands alone, and limits that limit something. */
function limited(question: object): fc.Arbitrary<object> {
  const { choices: listed } = question as { choices: { code: string; label: { sv: string } }[] }
  const free = listed.length - 1
  return fc
    .record({
      hasAlone: fc.boolean(),
      min: fc.integer({ min: 2, max: 3 }),
      max: fc.integer({ min: 2, max: 4 }),
      limits: fc.boolean(),
    })
    .map(({ hasAlone, min, max, limits }) => ({
      ...question,
      choices: hasAlone
        ? listed.map((choice, index) => (index === free ? { ...choice, exclusive: true } : choice))
        : listed,
      ...(limits && min < free && { minChoices: min }),
      ...(limits && max < free && max >= min && { maxChoices: max }),
    }))
}
