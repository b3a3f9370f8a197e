/** A GET of a path, or a POST of a form. */
export interface LoadRequest {
  readonly path: string
  readonly body: string | null
}

/** How long requests took, in milliseconds, and how many did not get the answer that they should. */
export interface Latencies {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly longest: number
  readonly failed: number
}
