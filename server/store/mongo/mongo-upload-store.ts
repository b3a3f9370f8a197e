import { trusted } from 'mongoose'

import type { UploadStore } from '../upload-store.ts'
import { splitText, under } from './bulk.ts'
import { asked, askedAtLength } from './errors.ts'
import type { Models } from './models.ts'

/** A document holds sixteen megabytes; no character is longer than four bytes. */
const PART_LENGTH = 3_000_000

/** The parts of a text are written first: a file that is found is whole. */
export function createUploadStore({
  upload,
  uploadPart,
}: Pick<Models, 'upload' | 'uploadPart'>): UploadStore {
  const removeUpload = async (id: string) => {
    await askedAtLength(upload.deleteOne({ _id: id }).exec())
    await askedAtLength(uploadPart.deleteMany({ _id: trusted(under(id)) }).exec())
  }
  return {
    async insertUpload({ id, at, doc }, text) {
      for (const [index, part] of splitText(text, PART_LENGTH).entries()) {
        const _id = `${id}/${String(index).padStart(4, '0')}`
        await askedAtLength(uploadPart.create([{ _id, text: part }]))
      }
      await askedAtLength(upload.create([{ _id: id, at, doc }]))
    },
    async findUpload(id) {
      const found = await asked(upload.findById(id).lean().exec())
      return found === null ? null : { id, at: found.at, doc: found.doc }
    },
    async readUpload(id) {
      if ((await asked(upload.findById(id, { _id: 1 }).lean().exec())) === null) return null
      const query = uploadPart.find({ _id: trusted(under(id)) }).sort({ _id: 1 })
      return (await askedAtLength(query.lean().exec())).map(({ text }) => text).join('')
    },
    saveUpload: async ({ id, doc }) => {
      await asked(upload.updateOne({ _id: id }, { $set: { doc } }).exec())
    },
    removeUpload,
    async removeUploadsBefore(moment) {
      const before = { at: trusted({ $lt: moment }) }
      const old = await askedAtLength(upload.find(before, { _id: 1 }).lean().exec())
      for (const { _id } of old) await removeUpload(_id)
      return old.length
    },
  }
}
