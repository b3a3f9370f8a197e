import type { Body, BodyId } from '../../surveys/body.ts'

/** Committees, administrations and other bodies of the municipality. None is ever removed: it ends on a day. */
export interface BodyStore {
  /** @returns 'exists' when the id is taken. */
  insertBody(body: Body): Promise<'stored' | 'exists'>
  /** Stores it only if its revision follows the stored one. */
  saveBody(body: Body): Promise<'stored' | 'stale'>
  findBody(id: BodyId): Promise<Body | null>
  /** In the order of their ids by code point. */
  listBodies(): Promise<readonly Body[]>
}
