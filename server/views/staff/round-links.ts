import type { Say } from '../../../reports/documents/document.ts'
import { formatDay, MISSING } from '../../../reports/formats/swedish.ts'
import type { ResultSet } from '../../../reports/results/result-set.ts'
import type { Round } from '../../../surveys/round.ts'
import { type Action, may } from '../../accounts/policy.ts'
import { pathTo } from '../../paths.ts'
import type { ResultVersion } from '../../services/result-versions.ts'
import type { Visitor } from '../work-page.ts'

/** Where a round's page leads, besides what is to be done now. */
export interface RoundLink {
  readonly text: string
  readonly href: string
}

interface LinkPlace {
  readonly round: Round
  readonly visitor: Visitor
  /** Every version of a certified result, the first first. */
  readonly versions: readonly ResultVersion[]
}

/** The pages of a round that whoever is logged in may open, in the order of the work. */
export function roundLinks(place: LinkPlace, say: Say): readonly RoundLink[] {
  const { opened, state } = place.round
  return [
    ...mailLinks(place, say),
    ...(opened === null ? [] : openedLinks(place, say)),
    ...(state === 'certified' ? certifiedLinks(place, say) : []),
  ]
}

function mailLinks({ round, visitor }: LinkPlace, say: Say): readonly RoundLink[] {
  if (round.invitesNobody === true) return []
  return allowed('mail.run', visitor, [link('mail', pathTo.mail(round.id), say)])
}

function openedLinks({ round: { id }, visitor }: LinkPlace, say: Say): readonly RoundLink[] {
  return [
    link('progress', pathTo.progress(id), say),
    ...allowed('answers.change', visitor, [
      link('outcomes', pathTo.outcomes(id), say),
      link('waiting', pathTo.waiting(id), say),
    ]),
    link('opened', pathTo.openingProtocol(id), say),
    link('result', pathTo.result(id), say),
    ...allowed('rounds.run', visitor, [link('reportText', pathTo.reportText(id), say)]),
    link('onePage', pathTo.onePage(id), say),
    ...allowed('freeText.read', visitor, [link('freeText', pathTo.freeText(id), say)]),
    ...allowed('answers.export', visitor, [
      link('package', pathTo.package(id), say),
      link('disclose', pathTo.disclosure(id), say),
    ]),
  ]
}

function certifiedLinks(place: LinkPlace, say: Say): readonly RoundLink[] {
  const { round, visitor, versions } = place
  const { id } = round
  return [
    link('certified', pathTo.certificationProtocol(id), say),
    ...versions.slice(0, -1).map(version => replacedLink(id, version, say)),
    ...allowed('answers.change', visitor, [
      link('correct', pathTo.correction(id), say),
      link('dispose', pathTo.disposal(id), say),
    ]),
  ]
}

function replacedLink(id: string, { number, text }: ResultVersion, say: Say): RoundLink {
  const { certifiedAt } = (JSON.parse(text) as ResultSet).round
  const day = certifiedAt === null ? MISSING : formatDay(certifiedAt)
  return {
    href: pathTo.resultVersion(id, number),
    text: say('round.link.version', { number, day }),
  }
}

function allowed(
  action: Action,
  { user }: Visitor,
  links: readonly RoundLink[],
): readonly RoundLink[] {
  return may(user, action) ? links : []
}

function link(name: string, href: string, say: Say): RoundLink {
  return { href, text: say(`round.link.${name}`) }
}
