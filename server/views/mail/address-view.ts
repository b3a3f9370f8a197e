import type { Say } from '../../../reports/documents/document.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { RecordedBounces, Unreachable } from '../../services/address-stop-service.ts'
import { errorList, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { MAIL_FIELDS, mailField } from './mail-fields.ts'

export interface AddressPlace {
  readonly visitor: Visitor
  readonly round: Round
  readonly unreachable: readonly Unreachable[]
  /** Whether a new link can be sent. */
  readonly canSend: boolean
  readonly typed: Typed
  readonly done: string | null
  /** What a file of returned mail came to; `null`: none was sent. */
  readonly read: RecordedBounces | null
}

/** Those who are not reached by mail, and where mail that has come back is noted. */
export function addressView(place: AddressPlace, say: Say) {
  const { visitor, round, unreachable, canSend, typed, done, read } = place
  const title = titleOf(say('mailPage.addresses'), typed)
  return {
    ...workPage(title, { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.mail(round.id), text: say('mailPage.back') },
    done,
    read: read === null ? null : readView(read, say),
    errors: errorList(typed),
    lead: say('mailPage.unreachable', { count: unreachable.length }),
    rows: unreachable.map(({ association, reason }) => ({
      id: association.associationId,
      name: association.name,
      reason: say(`mail.reason.${reason}`),
      canUnmark: reason === 'bounced',
      newLink: canSend ? pathTo.newLink(round.id, association.associationId) : null,
    })),
    mark: {
      action: pathTo.mailAddresses(round.id),
      field: mailField('association', { typed, say }),
    },
    unmark: pathTo.mailReceived(round.id),
    file: { action: pathTo.mailReturned(round.id), error: typed.errors[MAIL_FIELDS.file] ?? null },
  }
}

function readView({ stopped, unknown, others }: RecordedBounces, say: Say) {
  return {
    isNothing: stopped.length === 0,
    text: say('mailPage.read', { count: stopped.length }),
    names: stopped.map(({ name }) => name),
    notes: [
      ...(unknown === 0 ? [] : [say('mailPage.readUnknown', { count: unknown })]),
      ...(others === 0 ? [] : [say('mailPage.readOthers', { count: others })]),
    ],
  }
}
