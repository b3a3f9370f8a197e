import { on } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { RoundCase } from '../../services/case-service.ts'
import type { CurrentComparison } from '../../services/comparison-service.ts'
import type { CurrentResult } from '../../services/result-service.ts'
import type { SiteSettings } from '../../site-settings.ts'

/** What the thread is given: results as the certified bytes that they are. */
export interface DocumentsAsked extends Pick<
  RoundCase,
  'opening' | 'certification' | 'certifiedAt' | 'plans'
> {
  readonly current: Omit<CurrentResult, 'result'>
  readonly replaced: readonly Omit<CurrentResult, 'result'>[]
  readonly comparisons: readonly {
    readonly name: string
    readonly current: Omit<CurrentComparison, 'comparison'>
  }[]
  readonly site: CaseSite
}

export type CaseSite = Pick<SiteSettings, 'municipality' | 'privacy' | 'theme'>

/** A document as the thread has made it. */
export interface MadeDocument {
  readonly path: string
  readonly bytes: Uint8Array
  /** Belongs also to what lies behind the result. */
  readonly isProtocol: boolean
}

/**
 * Makes the documents of a case in a thread of its own, one after the other: to set a page takes longer than somebody
 * who answers an enkät should wait.
 */
export async function* documentsApart(
  { current, replaced, comparisons, opening, certification, certifiedAt, plans }: RoundCase,
  site: CaseSite,
): AsyncGenerator<MadeDocument> {
  const { municipality, privacy, theme } = site
  const asked: DocumentsAsked = {
    current: textOf(current),
    replaced: replaced.map(textOf),
    comparisons: comparisons.map(({ name, current: { text, digest, signature, cited } }) => ({
      name,
      current: { text, digest, signature, cited },
    })),
    opening,
    certification,
    certifiedAt,
    plans,
    site: { municipality, privacy, theme },
  }
  const worker = new Worker(new URL('./documents-worker.js', import.meta.url), {
    workerData: asked,
    execArgv: [],
  })
  try {
    const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[MadeDocument]>
    for await (const [made] of messages) yield made
  } finally {
    await worker.terminate()
  }
}

/** Without what is read from it. */
function textOf(current: CurrentResult): Omit<CurrentResult, 'result'> {
  // What is read from it would be copied as well.
  const { text, digest, signature, version, replacedBy, supplement, written, survey } = current
  return { text, digest, signature, version, replacedBy, supplement, written, survey }
}
