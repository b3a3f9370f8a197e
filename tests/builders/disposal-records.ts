import type { Disposal, DisposalKind } from '../../surveys/disposal.ts'
import { OPENS } from './test-container.ts'

/** One that has come to its end. */
export function disposal(kind: DisposalKind, change: Partial<Disposal> = {}): Disposal {
  return {
    kind,
    decision: 'KS-2026/123',
    reason: 'Gallringsplanen',
    by: 'Kim',
    at: OPENS,
    answers: [],
    addresses: 0,
    doneAt: OPENS,
    ...change,
  }
}
