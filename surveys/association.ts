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

/** One association (förening) in the register. One association has one vote. */
export interface Association {
  readonly id: AssociationId
  readonly name: string
  /** `NNNNNN-NNNN`; `null` when the association has none. */
  readonly orgNumber: string | null
  readonly sector: SectorId
  /** `null` when the municipality has no address: the association is invited by letter. */
  readonly email: string | null
}

/** At most 254 characters, one address, nothing that could end a header line or start another. */
const PART = String.raw`[^\s\p{Cc}@,;:<>()[\]\\"]+`
const ADDRESS = new RegExp(String.raw`^${PART}@${PART}\.${PART}$`, 'u')

/** Whether a text is a single plain e-mail address. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text)
}
