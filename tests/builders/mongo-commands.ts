import { mongo } from 'mongoose'

/** A command as a MongoDB driver sends it, without the documents that go with it. */
export type MongoCommand = Readonly<Record<string, unknown>>

/** OP_MSG: its place in the header, its number, and where its first section begins. */
const OPCODE_AT = 12
const OP_MSG = 2013
const SECTIONS_AT = 20
const COMMAND_SECTION = 0

/** Reads the commands in what one connection sends, piece by piece as it comes. */
export function commandReader(found: (command: MongoCommand) => void): (sent: Buffer) => void {
  let unread = Buffer.alloc(0)
  return sent => {
    unread = Buffer.concat([unread, sent])
    while (unread.length >= 4 && unread.length >= unread.readInt32LE(0)) {
      const length = unread.readInt32LE(0)
      const command = commandIn(unread.subarray(0, length))
      if (command !== null) found(command)
      unread = unread.subarray(length)
    }
  }
}

function commandIn(message: Buffer): MongoCommand | null {
  const isMessage = message.readInt32LE(OPCODE_AT) === OP_MSG
  if (!isMessage || message[SECTIONS_AT] !== COMMAND_SECTION) return null
  const start = SECTIONS_AT + 1
  return mongo.BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)))
}
