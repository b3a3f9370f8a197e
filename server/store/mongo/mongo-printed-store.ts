import type { PrintedResult } from '../../../reports/printed/printed-result.ts'
import { parseDocument } from '../parse-document.ts'
import type { PrintedStore } from '../printed-store.ts'
import { asked, insertOnce } from './errors.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createPrintedStore({ printed }: Pick<Models, 'printed'>): PrintedStore {
  return {
    insertPrinted: result => {
      const { id: name, revision } = result
      const _id = joinedId([name, String(revision)], ' ')
      return insertOnce(printed.create([{ _id, name, revision, text: JSON.stringify(result) }]))
    },
    async findPrinted(name) {
      const latest = printed.findOne({ name }).sort({ revision: -1 })
      const found = await asked(latest.lean().exec())
      return found === null ? null : toResult(found)
    },
    async listPrinted() {
      const found = await asked(printed.find().sort({ name: 1, revision: 1 }).lean().exec())
      // Of those with one name the last is the latest.
      const latest = new Map(found.map(each => [each.name, each]))
      return [...latest.values()].map(toResult)
    },
    async listPrintedRevisions(name) {
      const found = await asked(printed.find({ name }).sort({ revision: 1 }).lean().exec())
      return found.map(toResult)
    },
  }
}

const toResult = ({ text }: { readonly text: string }) => parseDocument<PrintedResult>(text)
