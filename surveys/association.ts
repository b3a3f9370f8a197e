import type { CalendarDay } from './instant.ts'

/** The association's own id in the municipality's register, for example the booking system's. */
export type AssociationId = string

export type SectorId = string

/**
 * A kind of association (sektor): idrott, kultur, social … The list is closed and configured, every
 * association has exactly one, and results are given for each.
 */
export interface Sector {
  /** Short and stable, `[a-z0-9-]`: files and results name the sector by it. */
  readonly id: SectorId
  readonly name: string
}

/** A person to turn to in an association (kontaktperson). */
export interface Contact {
  readonly name: string
  /** What the person is in the association: ordförande, kassör … */
  readonly role: string | null
  readonly email: string | null
  /** The last day that the register keeps the person; `null`: until somebody takes them away. */
  readonly keepUntil: CalendarDay | null
}

/** One association (förening) in the register. One association has one vote. */
export interface Association {
  readonly id: AssociationId
  readonly name: string
  /** `NNNNNN-NNNN`; `null` when the association has none. */
  readonly orgNumber: string | null
  readonly sector: SectorId
  /** `null` when the municipality has no address: the association is invited by letter. */
  readonly email: string | null
  /** The association that it belongs to (moderförening), as a section does to its club. */
  readonly parent: AssociationId | null
  readonly contacts: readonly Contact[]
  /** The first and the last day that it is one to ask; `null`: always, and until further notice. */
  readonly validFrom: CalendarDay | null
  readonly validTo: CalendarDay | null
}

/** What an association has of which nobody has said anything. */
export const NOTHING_MORE = {
  parent: null,
  contacts: [],
  validFrom: null,
  validTo: null,
} as const satisfies Partial<Association>

/** Whether something is valid on a day: both its first and its last day are. */
export function isValidOn(
  { validFrom, validTo }: Pick<Association, 'validFrom' | 'validTo'>,
  day: CalendarDay,
): boolean {
  return (validFrom ?? day) <= day && day <= (validTo ?? day)
}

/** At most 254 characters, one address, nothing that could end a header line or start another. */
const PART = String.raw`[^\s\p{Cc}@,;:<>()[\]\\"]+`
const ADDRESS = new RegExp(String.raw`^${PART}@${PART}\.${PART}$`, 'u')

/** Whether a text is a single plain e-mail address. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text)
}
