import { trusted } from 'mongoose'

import type { Job, JobStore } from '../job-store.ts'
import { parseDocument } from '../parse-document.ts'
import { under } from './bulk.ts'
import { asked, askedAtLength } from './errors.ts'
import type { Models } from './models.ts'

type JobModels = Pick<Models, 'job' | 'jobPart'>

export function createJobStore(models: JobModels): JobStore {
  const { job, jobPart } = models
  return {
    async insertJob(given) {
      const { id, revision, by, startedAt } = given
      const text = JSON.stringify(given)
      await asked(job.create([{ _id: id, revision, by, startedAt, text }]))
    },
    async saveJob(given) {
      const { id, revision } = given
      const change = { $set: { revision, text: JSON.stringify(given) } }
      const before = { _id: id, revision: revision - 1 }
      const { matchedCount } = await asked(job.updateOne(before, change).exec())
      return matchedCount === 1 ? 'stored' : 'stale'
    },
    async findJob(id) {
      const found = await asked(job.findById(id).lean().exec())
      return found === null ? null : parseDocument<Job>(found.text)
    },
    async listJobs(by, limit) {
      const query = job.find(by === null ? {} : { by }).sort({ startedAt: -1, _id: 1 })
      const found = await asked(query.limit(limit).lean().exec())
      return found.map(({ text }) => parseDocument<Job>(text))
    },
    async insertJobPart(id, number, bytes) {
      const text = Buffer.from(bytes).toString('base64')
      await askedAtLength(jobPart.create([{ _id: partKey(id, number), text }]))
    },
    async *eachJobPart(id) {
      for (let number = 0; ; number += 1) {
        const found = await asked(jobPart.findById(partKey(id, number)).lean().exec())
        if (found === null) return
        yield Buffer.from(found.text, 'base64')
      }
    },
    removeJobParts: id => removeParts(id, models),
    removeJobsBefore: moment => removeJobsBefore(moment, models),
  }
}

function partKey(id: string, number: number): string {
  return `${id}/${number}`
}

/** Parts go first: of a job that is gone nothing is left. */
async function removeJobsBefore(moment: string, { job, jobPart }: JobModels): Promise<number> {
  const before = { startedAt: trusted({ $lt: moment }) }
  const old = await askedAtLength(job.find(before, { _id: 1 }).lean().exec())
  for (const { _id } of old) {
    await removeParts(_id, { jobPart })
    await askedAtLength(job.deleteOne({ _id }).exec())
  }
  return old.length
}

async function removeParts(id: string, { jobPart }: Pick<JobModels, 'jobPart'>): Promise<void> {
  await askedAtLength(jobPart.deleteMany({ _id: trusted(under(id)) }).exec())
}
