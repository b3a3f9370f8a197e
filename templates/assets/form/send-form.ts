/** What the server says when a form is taken care of: where the answer is, and what the next sending is to tell. */
export interface Taken {
  readonly next: string
  readonly revision?: number
  readonly base?: string
  readonly told?: string
}

/** What became of a form that was sent. */
export type Sending =
  | { readonly kind: 'taken'; readonly taken: Taken }
  /** There is a page about it, which the browser has to ask for by itself. */
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'unreachable' }

const PATIENCE_MS = 20_000

/** Sends a form without leaving the page. The same text sent twice is the same thing done once. */
export async function sendForm(action: string, body: string): Promise<Sending> {
  try {
    const answer = await fetch(action, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const isTaken = answer.ok && (answer.headers.get('Content-Type') ?? '').includes('json')
    if (isTaken) return { kind: 'taken', taken: (await answer.json()) as Taken }
    return answer.status >= 500
      ? { kind: 'unreachable' }
      : { kind: 'answered', status: answer.status }
  } catch {
    return { kind: 'unreachable' }
  }
}

const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 30_000

/**
 * Sends until there is an answer: again after a while, or as soon as the browser says that it is connected.
 *
 * @param onWait Told each time that it has to wait.
 */
export async function sendUntilAnswered(
  action: string,
  body: string,
  onWait: () => void,
): Promise<Exclude<Sending, { kind: 'unreachable' }>> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const sending = await sendForm(action, body)
    if (sending.kind !== 'unreachable') return sending
    onWait()
    await connectedOrAfter(wait)
  }
}

function connectedOrAfter(ms: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    window.addEventListener(
      'online',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
