import { type Declaration, declarationOf } from '../../server/middleware/access.ts'
import type { testApp } from './test-app.ts'

interface Layer {
  readonly route?: {
    readonly path: string
    readonly methods: Readonly<Record<string, boolean>>
    readonly stack: readonly { readonly handle: unknown }[]
  }
  readonly handle: { readonly stack?: readonly Layer[] }
}

/** A route of the application, and what its first handler declares; `null`: nothing. */
export interface DeclaredRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly declaration: Declaration | null
}

/** Every route that there is. */
export function routesOf(app: ReturnType<typeof testApp>): readonly DeclaredRoute[] {
  return below((app.router as unknown as { readonly stack: readonly Layer[] }).stack)
}

function below(stack: readonly Layer[]): readonly DeclaredRoute[] {
  return stack.flatMap(({ route, handle }) => [
    ...(route === undefined
      ? []
      : [
          {
            method: route.methods['post'] === true ? ('POST' as const) : ('GET' as const),
            path: route.path,
            declaration: declarationOf(route.stack[0]?.handle),
          },
        ]),
    ...below(handle.stack ?? []),
  ])
}
