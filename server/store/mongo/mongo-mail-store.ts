import type { SavedMailText } from '../../../surveys/mail/mail-text.ts'
import type { AddressStop, Mailing } from '../../../surveys/mail/mailing.ts'
import type { MailStore } from '../mail-store.ts'
import { parseDocument } from '../parse-document.ts'
import { asked, insertOnce } from './errors.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createMailStore(models: Models): MailStore {
  return { ...createTexts(models), ...createMailings(models), ...createAddressStops(models) }
}

type Texts = Pick<
  MailStore,
  'insertMailText' | 'findMailText' | 'findLatestMailText' | 'listMailTexts'
>

function createTexts({ mailText }: Pick<Models, 'mailText'>): Texts {
  const idOf = ({ roundId, kind, version }: Parameters<Texts['findMailText']>[0]) =>
    joinedId([roundId, kind, String(version)], '/')
  return {
    insertMailText: given => {
      const { roundId: round, kind, version } = given
      const document = { _id: idOf(given), round, kind, version, text: JSON.stringify(given) }
      return insertOnce(mailText.create([document]))
    },
    findMailText: async key =>
      orNull<SavedMailText>(await asked(mailText.findById(idOf(key)).lean().exec())),
    async findLatestMailText(round, kind) {
      const query = mailText.findOne({ round, kind }).sort({ version: -1 })
      return orNull<SavedMailText>(await asked(query.lean().exec()))
    },
    async listMailTexts(round) {
      const query = mailText.find({ round }).sort({ kind: 1, version: 1 })
      const found = await asked(query.lean().exec())
      return found.map(({ text }) => parseDocument<SavedMailText>(text))
    },
  }
}

function createMailings({
  mailing,
}: Pick<Models, 'mailing'>): Pick<MailStore, 'insertMailing' | 'saveMailing' | 'listMailings'> {
  const idOf = ({ roundId, kind, occasion }: Mailing) => joinedId([roundId, kind, occasion], '/')
  return {
    insertMailing: given => {
      const { roundId: round, at, revision } = given
      const document = { _id: idOf(given), round, at, revision, text: JSON.stringify(given) }
      return insertOnce(mailing.create([document]))
    },
    async saveMailing(given) {
      const { at, revision } = given
      const change = { $set: { at, revision, text: JSON.stringify(given) } }
      const before = { _id: idOf(given), revision: revision - 1 }
      const { matchedCount } = await asked(mailing.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
    async listMailings(round) {
      const found = await asked(mailing.find({ round }).sort({ at: 1, _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<Mailing>(text))
    },
  }
}

type Stops = Pick<
  MailStore,
  'stopAddress' | 'removeAddressStop' | 'findAddressStop' | 'listAddressStops'
>

function createAddressStops({ addressStop }: Pick<Models, 'addressStop'>): Stops {
  return {
    async stopAddress(stop) {
      const change = { $set: { text: JSON.stringify(stop) } }
      await asked(addressStop.updateOne({ _id: stop.key }, change, { upsert: true }).exec())
    },
    async removeAddressStop(key) {
      await asked(addressStop.deleteOne({ _id: key }).exec())
    },
    findAddressStop: async key =>
      orNull<AddressStop>(await asked(addressStop.findById(key).lean().exec())),
    async listAddressStops() {
      const found = await asked(addressStop.find().sort({ _id: 1 }).lean().exec())
      return found.map(({ text }) => parseDocument<AddressStop>(text))
    },
  }
}

function orNull<T>(document: { readonly text: string } | null): T | null {
  return document === null ? null : parseDocument<T>(document.text)
}
