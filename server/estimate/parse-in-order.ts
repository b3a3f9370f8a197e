/** JSON as data, and the order in which the file names things. */
export interface OrderedJson {
  readonly data: unknown
  /** The names of an object in the data, in the order of the file. */
  readonly namesOf: (object: object) => readonly string[]
}

const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g

/**
 * Parses JSON and remembers the order of names. `JSON.parse` puts names that look like whole numbers
 * first and in their order; sectors may well be called 2 and 10.
 *
 * @throws {SyntaxError} If it is not JSON.
 */
export function parseInOrder(text: string): OrderedJson {
  // Faults are told where they are in the text itself.
  JSON.parse(text)
  const order = new WeakMap<object, readonly string[]>()
  const marked = text.replace(STRING, (string: string, colon: string | undefined) =>
    colon === undefined ? string : `"_${string.slice(1)}`,
  )
  const data: unknown = JSON.parse(marked, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const entries = Object.entries(value).map(([name, part]) => [name.slice(1), part] as const)
    const object = Object.fromEntries(entries)
    order.set(
      object,
      entries.map(([name]) => name),
    )
    return object
  })
  return { data, namesOf: object => order.get(object) ?? Object.keys(object) }
}
