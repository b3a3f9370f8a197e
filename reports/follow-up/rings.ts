/** What each thing leads to, by id. What is not a key leads nowhere. */
type Leads = ReadonlyMap<string, readonly string[]>

/** The ids of those that, step by step, lead to themselves. */
export function onRings(leads: Leads): ReadonlySet<string> {
  const left = withoutEnds(leads)
  return new Set([...left.keys()].filter(id => leadsTo(id, left).has(id)))
}

/** Without what leads nowhere, over and over: where there is no ring, nothing is left. */
function withoutEnds(leads: Leads): Leads {
  const left = new Map([...leads].map(([id, to]) => [id, to.filter(each => leads.has(each))]))
  const from = new Map<string, string[]>()
  for (const [id, to] of left) {
    for (const each of to) listIn(from, each).push(id)
  }
  const open = new Map([...left].map(([id, to]) => [id, to.length]))
  const ends = [...left.keys()].filter(id => open.get(id) === 0)
  for (let id = ends.pop(); id !== undefined; id = ends.pop()) {
    left.delete(id)
    for (const each of from.get(id) ?? []) {
      const remaining = (open.get(each) ?? 0) - 1
      open.set(each, remaining)
      if (remaining === 0) ends.push(each)
    }
  }
  return left
}

function listIn(lists: Map<string, string[]>, id: string): string[] {
  const list = lists.get(id) ?? []
  lists.set(id, list)
  return list
}

/** All that can be reached from one, by one step or more. */
function leadsTo(start: string, leads: Leads): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const each of leads.get(id) ?? []) {
      if (reached.has(each)) continue
      reached.add(each)
      waiting.push(each)
    }
  }
  return reached
}
