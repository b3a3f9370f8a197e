import { trusted } from 'mongoose'

import type { Session } from '../../accounts/session.ts'
import { parseDocument } from '../parse-document.ts'
import type { SessionStore } from '../session-store.ts'
import type { SessionDocument } from './staff-documents.ts'
import { asked } from './errors.ts'
import type { Models } from './models.ts'

export function createSessionStore({ session }: Pick<Models, 'session'>): SessionStore {
  return {
    async insertSession(given) {
      const { id, userId, startedAt, lastSeenAt } = given
      const text = JSON.stringify(given)
      await asked(session.create([{ _id: id, user: userId, startedAt, lastSeenAt, text }]))
    },
    async findSession(id) {
      const found = await asked(session.findById(id).lean().exec())
      return found === null ? null : toSession(found)
    },
    async listSessions(user) {
      const query = session.find({ user }).sort({ startedAt: -1, _id: 1 })
      return (await asked(query.lean().exec())).map(toSession)
    },
    async seeSession(_id, at) {
      const isEarlier = { _id, lastSeenAt: trusted({ $lt: at }) }
      await asked(session.updateOne(isEarlier, { $set: { lastSeenAt: at } }).exec())
    },
    async removeSession(_id) {
      await asked(session.deleteOne({ _id }).exec())
    },
    async removeSessionsOf(user, but) {
      await asked(session.deleteMany({ user, _id: trusted({ $ne: but ?? '' }) }).exec())
    },
    async removeSessionsBefore(moment) {
      const isBefore = { startedAt: trusted({ $lt: moment }) }
      return (await asked(session.deleteMany(isBefore).exec())).deletedCount
    },
  }
}

function toSession({ text, lastSeenAt }: SessionDocument): Session {
  return { ...parseDocument<Session>(text), lastSeenAt }
}
