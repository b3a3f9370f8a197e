import { filled } from './fill-path.ts'

/** What leaves the house. */
export const leavingPaths = {
  disclosure: '/omgangar/:roundId/utlamnande',
  onePageFile: '/omgangar/:roundId/en-sida/dokument/:format',
  disclosureFile: '/omgangar/:roundId/utlamnande/kopia.pdf',
} as const

export const pathToLeaving = {
  disclosure: (roundId: string) => filled(leavingPaths.disclosure, { roundId }),
  onePageFile: (roundId: string, format: string) =>
    filled(leavingPaths.onePageFile, { roundId, format }),
  disclosureFile: (roundId: string) => filled(leavingPaths.disclosureFile, { roundId }),
}
