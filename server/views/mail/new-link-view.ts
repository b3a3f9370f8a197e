import type { Say } from '../../../reports/documents/document.ts'
import type { Round } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { FoundAssociation } from '../../services/find-association.ts'
import type { Typed } from '../form-field.ts'
import type { Confirmation } from '../staff/confirm-view.ts'
import { mailField } from './mail-fields.ts'

/** Before an association gets a new link: that the one before stops, and what follows along. */
export function newLinkStep(round: Round, typed: Typed, say: Say): Confirmation {
  return {
    heading: say('mailPage.newLink'),
    lead: say('mailPage.newLink.lead'),
    points: [say('mailPage.newLink.kept'), say('mailPage.newLink.sent')],
    fields: (['association', 'email', 'reason'] as const).map(name =>
      mailField(name, { typed, say }),
    ),
    groups: [],
    hidden: [],
    action: pathTo.newLink(round.id),
    button: say('mailPage.newLink.button'),
    isDangerous: false,
    back: { href: pathTo.mail(round.id), text: say('mailPage.back') },
    synthetic: round.synthetic,
  }
}

/** Before everything is stopped that has not been sent. */
export function stopStep(round: Round, typed: Typed, say: Say): Confirmation {
  return {
    heading: say('mailPage.stopAll'),
    lead: say('mailPage.stopAll.lead'),
    points: [say('mailPage.stopAll.sent'), say('mailPage.stopAll.again')],
    fields: [mailField('reason', { typed, say, help: say('mailPage.stopAll.reason') })],
    groups: [],
    hidden: [],
    action: pathTo.mailStop(round.id),
    button: say('mailPage.stopAll.button'),
    isDangerous: true,
    back: { href: pathTo.mail(round.id), text: say('mailPage.back') },
    synthetic: round.synthetic,
  }
}

const MOST_NAMED = 5

/** Why it is not clear which association is meant. */
export function notFoundText(found: FoundAssociation, say: Say): string {
  if (found.kind !== 'several') return say('mailPage.noSuchAssociation')
  const named = found.entries.slice(0, MOST_NAMED)
  const names = named.map(({ name, associationId }) => `${name} (${associationId})`).join(', ')
  return say('mailPage.severalAssociations', { count: found.entries.length, names })
}
