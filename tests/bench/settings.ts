const whole = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

/** How often each target is measured in turn, and for how long. */
export const ROUNDS = whole('BENCH_ROUNDS', 5)
export const SECONDS = whole('BENCH_SECONDS', 5)
/** How many answers a full store holds; each store has a default that it takes in reasonable time. */
export const STORED = process.env['BENCH_STORED'] === undefined ? null : whole('BENCH_STORED', 0)
/** A rush is 5 000 openings in this time. */
export const RUSH_SECONDS = whole('BENCH_RUSH_SECONDS', 60)
export const CONNECTIONS = 32

/** What is being done, for the one who waits. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}
