import type { Crosswalk, Pair, Relation } from '../crosswalk.ts'
import { type Fault, fault } from '../fault.ts'
import type { ScaleQuestion } from '../questions/scale.ts'
import { scaleQuestionsOf, type Survey } from '../survey.ts'
import { crosswalkShapeFaults } from './check-shape.ts'
import type { Checked } from './check-survey.ts'

/** How many questions a relation takes from each version: [at least, at most]. */
const SIZES: Readonly<
  Record<Relation, { from: readonly [number, number]; to: readonly [number, number] }>
> = {
  identical: { from: [1, 1], to: [1, 1] },
  reworded: { from: [1, 1], to: [1, 1] },
  otherScale: { from: [1, 1], to: [1, 1] },
  notComparable: { from: [1, 1], to: [1, 1] },
  split: { from: [1, 1], to: [2, 10] },
  merged: { from: [2, 10], to: [1, 1] },
  new: { from: [0, 0], to: [1, 10] },
  removed: { from: [1, 10], to: [0, 0] },
}

/** The shape of a crosswalk alone: needed to know which versions it speaks of. */
export function checkCrosswalkShape(data: unknown): Checked<Crosswalk> {
  const shape = crosswalkShapeFaults(data)
  if (shape.length > 0) return { kind: 'faulty', faults: shape }
  return { kind: 'sound', value: data as Crosswalk }
}

/**
 * Checks a crosswalk against the two versions it maps: every scale question of both stands in exactly
 * one pair, no unknown question in any, and a pair claims no more likeness than the wordings have.
 */
export function crosswalkFaults(crosswalk: Crosswalk, from: Survey, to: Survey): readonly Fault[] {
  const questions = { from: byId(from), to: byId(to) }
  return [
    ...crosswalk.pairs.flatMap((pair, index) => pairFaults(pair, `pairs[${index}]`, questions)),
    ...coverageFaults(crosswalk, 'from', questions.from),
    ...coverageFaults(crosswalk, 'to', questions.to),
  ]
}

type QuestionsById = ReadonlyMap<string, ScaleQuestion>

function byId(survey: Survey): QuestionsById {
  return new Map(scaleQuestionsOf(survey).map(question => [question.id, question]))
}

function pairFaults(
  pair: Pair,
  place: string,
  questions: { readonly from: QuestionsById; readonly to: QuestionsById },
): readonly Fault[] {
  const unknown = (['from', 'to'] as const).flatMap(side =>
    pair[side].flatMap((id, index) =>
      questions[side].has(id)
        ? []
        : [fault(`${place}.${side}[${index}]`, 'unknownQuestion', { id })],
    ),
  )
  if (unknown.length > 0) return unknown
  const sizes = (['from', 'to'] as const).flatMap(side => {
    const [least, most] = SIZES[pair.relation][side]
    const fits = pair[side].length >= least && pair[side].length <= most
    return fits ? [] : [fault(`${place}.${side}`, 'pairSize', { least, most })]
  })
  if (sizes.length > 0) return sizes
  const from = questions.from.get(pair.from[0] ?? '')
  const to = questions.to.get(pair.to[0] ?? '')
  if (from === undefined || to === undefined) return []
  const code = likenessFault(pair.relation, from, to)
  return code === null ? [] : [fault(place, code, { id: to.id })]
}

/** What is read before answering: the help is part of the question. */
function wordingOf({ label, help }: ScaleQuestion): string {
  return `${label.sv}\n${help?.sv ?? ''}`
}

/** The most that can be said of two questions: what `likenessFault` accepts. */
export function likeness(
  from: ScaleQuestion,
  to: ScaleQuestion,
): 'identical' | 'reworded' | 'otherScale' {
  if (asText(scaleOf(from)) !== asText(scaleOf(to))) return 'otherScale'
  return wordingOf(from) === wordingOf(to) ? 'identical' : 'reworded'
}

/** Why two questions are not as alike, or as different, as the relation says; `null`: they are. */
function likenessFault(relation: Relation, from: ScaleQuestion, to: ScaleQuestion): string | null {
  const most = likeness(from, to)
  switch (relation) {
    case 'identical':
      return most === 'identical' ? null : 'notIdentical'
    case 'reworded':
      return most === 'otherScale' ? 'rewordedScale' : null
    case 'otherScale':
      return most === 'otherScale' ? null : 'sameScale'
    default:
      return null
  }
}

/** Steps, labelled ends and the option "vet inte": class A and B ask that all are the same. */
function scaleOf({ scale, dontKnow }: ScaleQuestion) {
  return [scale.min, scale.max, scale.minLabel.sv, scale.maxLabel.sv, dontKnow?.sv ?? null]
}

function asText(value: unknown): string {
  return JSON.stringify(value)
}

function coverageFaults(
  crosswalk: Crosswalk,
  side: 'from' | 'to',
  questions: QuestionsById,
): readonly Fault[] {
  const mapped = crosswalk.pairs.flatMap(pair => pair[side])
  return [...questions.keys()].flatMap(id => {
    const times = mapped.filter(mappedId => mappedId === id).length
    if (times === 1) return []
    return [
      fault('pairs', times === 0 ? 'unmapped' : 'mappedTwice', { id, version: crosswalk[side] }),
    ]
  })
}
