/**
 * How much of a goal is run. `npm run faults` runs each goal whole, as before a release; every other run
 * takes a short form that still bites.
 */
export function extent<T>(short: T, whole: T): T {
  return process.env['FAULTS'] === 'whole' ? whole : short
}

/** Prints what a goal came to, as a line of JSON on standard error, when it is run whole. */
export function tellFigures(goal: string, figures: Readonly<Record<string, unknown>>): void {
  if (extent(false, true)) process.stderr.write(`${JSON.stringify({ goal, ...figures })}\n`)
}
