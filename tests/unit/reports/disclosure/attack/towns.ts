/**
 * How many made-up towns are attacked: a few in an ordinary run, and `ATTACK` times as many before a
 * release (`npm run attack`).
 */
export function towns(few: number): number {
  return few * Number(process.env['ATTACK'] ?? 1)
}
