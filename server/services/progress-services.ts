import {
  createOutlookService,
  type OutlookService,
  type OutlookServiceDeps,
} from './outlook-service.ts'
import {
  createProgressService,
  type ProgressService,
  type ProgressServiceDeps,
} from './progress-service.ts'

/** What a round can come to show, and how it goes. */
export interface ProgressServices {
  readonly outlooks: OutlookService
  readonly progress: ProgressService
}

export function createProgressServices(
  deps: OutlookServiceDeps & ProgressServiceDeps,
): ProgressServices {
  return { outlooks: createOutlookService(deps), progress: createProgressService(deps) }
}
