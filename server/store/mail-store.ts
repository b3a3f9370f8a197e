import type { MailKind, SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { AddressStop, Mailing } from '../../surveys/mail/mailing.ts'
import type { RoundId } from '../../surveys/round.ts'

/** A text of a round, by kind and version. */
export type MailTextKey = Pick<SavedMailText, 'roundId' | 'kind' | 'version'>

/** What is written to those invited, when, and to which addresses nothing is. */
export interface MailStore {
  /** @returns 'exists' when the version is there: the next one is to be tried. */
  insertMailText(text: SavedMailText): Promise<'stored' | 'exists'>
  findMailText(key: MailTextKey): Promise<SavedMailText | null>
  /** The one with the highest version. */
  findLatestMailText(round: RoundId, kind: MailKind): Promise<SavedMailText | null>
  /** Every version, in the order of kinds by code point and versions. */
  listMailTexts(round: RoundId): Promise<readonly SavedMailText[]>
  /** @returns 'exists' when the round has one of that kind and occasion. */
  insertMailing(mailing: Mailing): Promise<'stored' | 'exists'>
  /** Stores a mailing only if its revision follows the stored one. */
  saveMailing(mailing: Mailing): Promise<'stored' | 'stale'>
  /** In the order of their times, then of kinds and occasions by code point. */
  listMailings(round: RoundId): Promise<readonly Mailing[]>
  /** Stops an address, in place of any stop that is there. */
  stopAddress(stop: AddressStop): Promise<void>
  /** Does nothing where there is none. */
  removeAddressStop(key: string): Promise<void>
  findAddressStop(key: string): Promise<AddressStop | null>
  /** In the order of their keys by code point. */
  listAddressStops(): Promise<readonly AddressStop[]>
}
