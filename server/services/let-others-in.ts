/** What others wait for is done before the next step of a long piece of work. */
export function letOthersIn(): Promise<void> {
  return new Promise(resolve => void setImmediate(resolve))
}

/** So many that a step of what is done with a row of a register takes some milliseconds. */
const STEP = 250

/** The same as `items.map`, but others are let in between steps. */
export async function mapInSteps<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % STEP === 0) await letOthersIn()
    results.push(map(item))
  }
  return results
}
