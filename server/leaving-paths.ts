import { filled } from './fill-path.ts'

/** What leaves the house. */
export const leavingPaths = {
  disclosure: '/omgangar/:roundId/utlamnande',
  disclosureFile: '/omgangar/:roundId/utlamnande/kopia.pdf',
} as const

export const pathToLeaving = {
  disclosure: (roundId: string) => filled(leavingPaths.disclosure, { roundId }),
  disclosureFile: (roundId: string) => filled(leavingPaths.disclosureFile, { roundId }),
}
