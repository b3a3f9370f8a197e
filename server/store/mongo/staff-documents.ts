// Accounts, their sessions, and the log of who did what.

/** By its login; the rest is one text, as of sessions, attempts and the log. */
export interface UserDocument {
  readonly _id: string
  readonly id: string
  readonly revision: number
  readonly text: string
}

export interface SessionDocument {
  readonly _id: string
  readonly user: string
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly text: string
}

export interface AttemptDocument {
  readonly _id: string
  readonly revision: number
  readonly lastAt: string
  readonly text: string
}

/** By its number. */
export interface LogDocument {
  readonly _id: number
  readonly by: string
  readonly act: string
  readonly object: string | null
  readonly text: string
}
