import type { IndexSector } from './index-pattern.ts'

/** How many associations each respondent of a sector stands for; of an unknown number, for itself alone. */
export function indexWeight({ size, tally }: IndexSector): number {
  return size === null || tally.respondents === 0 ? 1 : size / tally.respondents
}
