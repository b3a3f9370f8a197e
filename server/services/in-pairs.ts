/** Two streams side by side; `null` where one of them has ended. */
export async function* inPairs<A extends object, B extends object>(
  first: AsyncIterable<A>,
  second: AsyncIterable<B>,
): AsyncGenerator<readonly [A | null, B | null]> {
  const others = second[Symbol.asyncIterator]()
  const next = async () => {
    const other = await others.next()
    return other.done === true ? null : other.value
  }
  for await (const one of first) yield [one, await next()]
  for (let other = await next(); other !== null; other = await next()) yield [null, other]
}
