import type { Column, Definition, Say, Section } from './document.ts'

/**
 * What can be defined: each has a term, a text and a formula in `templates/texts`, under `define.`. In
 * the order in which they are best read.
 */
export const DEFINED = [
  'n',
  'mean',
  'interval',
  'level',
  'shareHigh',
  'shareLow',
  'dontKnow',
  'net',
  'distribution',
  'index',
  'alpha',
  'exception',
  'change',
  'verdict',
  'holm',
  'detectable',
  'effect',
  'panel',
  'composition',
  'comparability',
  'responseRate',
  'aapor',
  'rIndicator',
  'sensitivity',
  'breakEven',
  'sd',
  'median',
  'unweighted',
  'withheld',
  'rounding',
] as const
export type Defined = (typeof DEFINED)[number]

/** The section of definitions as a whole. */
export const DEFINITIONS_ANCHOR = 'definitioner'

/** Of the chapter that says how the figures came about. */
export const METHOD_ANCHOR = 'metod'

/** Where the definition of a number stands, in every document and on the page of the method. */
function anchorOfDefinition(key: Defined): string {
  return `metod-${key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

/** A column whose head leads to the definition of what stands in it. */
export function definedColumn(text: string, key: Defined): Column {
  return { text, anchor: anchorOfDefinition(key) }
}

export function plainColumn(text: string): Column {
  return { text, anchor: null }
}

/** The definitions of these numbers, in the order of `DEFINED`. */
export function definitions(keys: readonly Defined[], say: Say): Section {
  return {
    kind: 'definitions',
    definitions: DEFINED.filter(key => keys.includes(key)).map(key => definition(key, say)),
  }
}

function definition(key: Defined, say: Say): Definition {
  return {
    anchor: anchorOfDefinition(key),
    term: say(`define.${key}`),
    text: say(`define.${key}.text`),
    formula: say(`define.${key}.formula`),
  }
}
