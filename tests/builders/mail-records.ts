import type { SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { AddressStop, Mailing } from '../../surveys/mail/mailing.ts'
import type { OutboxMessage } from '../../server/store/outbox-store.ts'
import { OPENS } from './test-container.ts'

/** Records of mail, for suites that test the stores alone. */

export function mailText(change: Partial<SavedMailText> = {}): SavedMailText {
  const text = { subject: 'Svara', body: 'Svara här: {länk}' }
  return { roundId: 'prov-2022', kind: 'invitation', version: 1, ...text, ...change }
}

export function mailing(change: Partial<Mailing> = {}): Mailing {
  return {
    roundId: 'prov-2022',
    kind: 'invitation',
    occasion: 'first',
    textVersion: 1,
    at: OPENS,
    state: 'scheduled',
    revision: 1,
    ...change,
  }
}

export function addressStop(key: string, change: Partial<AddressStop> = {}): AddressStop {
  const told = { roundId: 'prov-2022', associationId: 'A', at: OPENS }
  return { key, kind: 'optedOut', ...told, ...change }
}

export function message(id: string, change: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    id,
    roundId: 'prov-2022',
    associationId: `F-${id}`,
    kind: 'invitation',
    occasion: 'first',
    textVersion: 1,
    queuedAt: OPENS,
    state: 'waiting',
    due: OPENS,
    holder: null,
    attempts: 0,
    why: null,
    sentAt: null,
    ...change,
  }
}
