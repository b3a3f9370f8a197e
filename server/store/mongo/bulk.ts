/** Splits a list into lists of at most so many. */
export function inParts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

/** The same of what comes one by one. */
export async function* batches<T>(
  items: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Documents that our own code has just made are sent as they are: no model is built of each. */
export const UNCHECKED = { ordered: false } as const

/** How many documents are sent at a time. */
export const BATCH = 1000

/** Splits text into parts of about so many characters, never inside one. */
export function splitText(text: string, length: number): readonly string[] {
  const parts: string[] = []
  for (let from = 0; from < text.length;) {
    const isInside = /[\ud800-\udbff]/.test(text.charAt(from + length - 1))
    const to = from + length + (isInside ? 1 : 0)
    parts.push(text.slice(from, to))
    from = to
  }
  return parts
}

/** The keys that begin with a name and a slash: `0` follows `/`. */
export function under(name: string) {
  return { $gte: `${name}/`, $lt: `${name}0` }
}
