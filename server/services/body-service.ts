import type { Body, BodyId } from '../../surveys/body.ts'
import { type BodyFault, readBody, type TypedBody } from '../../surveys/read-body.ts'
import { Problem } from '../problems.ts'
import type { BodyStore } from '../store/body-store.ts'
import type { ActLog } from './act-log.ts'
import type { ByWhom } from './user-service.ts'

export type BodyOutcome =
  | { readonly kind: 'done'; readonly body: Body }
  | { readonly kind: 'faulty'; readonly faults: readonly BodyFault[] }
  /** The id is taken by another. */
  | { readonly kind: 'taken' }
  /** Somebody else has changed it since the page was shown. */
  | { readonly kind: 'stale'; readonly body: Body }

/** Committees, administrations and other bodies of the municipality. */
export interface BodyService {
  /** In the order of their ids. */
  list(): Promise<readonly Body[]>
  /** @throws Problem 'body/unknown'. */
  get(id: BodyId): Promise<Body>
  add(typed: TypedBody, by: ByWhom): Promise<BodyOutcome>
  /** @param revision That of the body as whoever changes it saw it. */
  change(typed: TypedBody, revision: number, by: ByWhom): Promise<BodyOutcome>
}

export interface BodyServiceDeps {
  readonly store: BodyStore
  readonly acts: ActLog
}

export function createBodyService({ store, acts }: BodyServiceDeps): BodyService {
  const get = async (id: BodyId) => {
    const body = await store.findBody(id)
    if (body === null) throw new Problem('body/unknown', { body: id })
    return body
  }
  return {
    list: () => store.listBodies(),
    get,
    async add(typed, by) {
      const read = readBody(typed, await store.listBodies())
      if (read.kind === 'faulty') return read
      const body = { ...read.body, revision: 1 }
      if ((await store.findBody(body.id)) !== null) return { kind: 'taken' }
      const act = { ...by, act: 'body.added', object: body.id } as const
      const outcome = await acts.record(act, () => store.insertBody(body))
      return outcome === 'stored' ? { kind: 'done', body } : { kind: 'taken' }
    },
    async change(typed, revision, by) {
      const known = await get(typed.id)
      if (known.revision !== revision) return { kind: 'stale', body: known }
      const read = readBody(typed, await store.listBodies())
      if (read.kind === 'faulty') return read
      const body = { ...read.body, revision: revision + 1 }
      const act = { ...by, act: 'body.changed', object: body.id } as const
      const outcome = await acts.record(act, () => store.saveBody(body))
      return outcome === 'stored'
        ? { kind: 'done', body }
        : { kind: 'stale', body: await get(body.id) }
    },
  }
}
