/** As many as share a commit, and no more than a slow server answers while somebody waits. */
const AT_ONCE = 50

/** Does something small with each of many, some at a time. */
export async function someAtOnce<Value>(
  values: readonly Value[],
  work: (value: Value) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < values.length; from += AT_ONCE) {
    await Promise.all(values.slice(from, from + AT_ONCE).map(work))
  }
}
