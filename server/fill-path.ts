/** What stands in the places of a path, by their names. */
export type PathValues = Readonly<Record<string, string | number>>

/** A path with values in its places. */
export function filled(path: string, values: PathValues): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

/** The same path again, with what else is asked for; what is empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}
