import { mailTextFaults } from '../../surveys/mail/check-mail-text.ts'
import type { MailKind, MailText, SavedMailText } from '../../surveys/mail/mail-text.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { MailStore, MailTextKey } from '../store/mail-store.ts'
import type { MailSurroundings } from './mail-surroundings.ts'
import { untilSettled } from './until-settled.ts'

/** The texts of a round. Every change is a new version: what is on its way is sent as it was decided. */
export interface MailTexts {
  /** What a mailing would say now; `version` 0: staff have written nothing, and it is the usual text. */
  current(round: Round, kind: MailKind): Promise<SavedMailText>
  /** What has been saved of a kind, the latest version first. */
  list(roundId: RoundId, kind: MailKind): Promise<readonly SavedMailText[]>
  /** @throws Problem 'mail/faultyText' with each fault and its place. */
  save(roundId: RoundId, kind: MailKind, text: MailText): Promise<SavedMailText>
  /** The same as it is now, kept under a version of its own. */
  freeze(round: Round, kind: MailKind): Promise<SavedMailText>
  /** @throws Problem 'internal' for a version that was never kept. */
  get(key: MailTextKey): Promise<SavedMailText>
}

export function createMailTexts({
  store,
  usualText,
}: {
  readonly store: MailStore
  readonly usualText: MailSurroundings['usualText']
}): MailTexts {
  const current: MailTexts['current'] = async (round, kind) => {
    const saved = await store.findLatestMailText(round.id, kind)
    if (saved !== null) return saved
    const usual = usualText(kind, !promiseOf(round.promise).marksAnswered)
    return { roundId: round.id, kind, version: 0, ...usual }
  }
  const save: MailTexts['save'] = (roundId, kind, { subject, body }) => {
    const faults = mailTextFaults({ subject, body }, kind)
    if (faults.length > 0) throw new Problem('mail/faultyText', {}, { faults })
    return untilSettled(async () => {
      const version = ((await store.findLatestMailText(roundId, kind))?.version ?? 0) + 1
      const text = { roundId, kind, version, subject, body }
      return (await store.insertMailText(text)) === 'stored' ? text : 'stale'
    })
  }
  return {
    current,
    list: async (roundId, kind) =>
      (await store.listMailTexts(roundId)).filter(text => text.kind === kind).toReversed(),
    save: async (roundId, kind, text) => save(roundId, kind, text),
    async freeze(round, kind) {
      const text = await current(round, kind)
      return text.version === 0 ? save(round.id, kind, text) : text
    },
    async get(key) {
      const found = await store.findMailText(key)
      if (found === null) throw new Problem('internal')
      return found
    },
  }
}
