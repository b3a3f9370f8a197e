import type { CalendarDay } from '../../surveys/instant.ts'
import type { Dossier, Passage, Recommendation } from './dossier-schema.ts'
import { isSurelyAfter, type KnownWhen } from './known-when.ts'
import { passagesIn } from './passages.ts'

/**
 * A dossier as things stood on a day: without what is dated later. An entry has its own date, or else that of the
 * document that it stands in; what has neither is kept, and so is what may be of that day. An audit is of its year, and
 * takes its recommendations with it.
 */
export function dossierOn(dossier: Dossier, day: CalendarDay): Dossier {
  const isYet = (when: KnownWhen | null) => when === null || !isSurelyAfter(when, day)
  const dates = new Map(dossier.sources.map(({ id, on }) => [id, on]))
  const isWritten = ({ reference }: Passage) => isYet(dates.get(reference.source) ?? null)
  const isKnown = ({ on, passage }: Dossier['statements' | 'actions' | 'assessments'][number]) =>
    on === null ? isWritten(passage) : isYet(on)

  const audits = dossier.audits.filter(({ year }) => isYet(String(year)))
  const isOfThem = isAmong(audits)
  const recommendations = dossier.recommendations
    .filter(({ audit }) => isOfThem(audit))
    .map(each => worded(each, isWritten))
  const isGiven = isAmong(recommendations)
  const statements = dossier.statements.filter(
    each => isKnown(each) && isGiven(each.recommendation),
  )
  const isSaid = isAmong(statements)
  const on = {
    ...dossier,
    audits,
    recommendations,
    statements,
    actions: dossier.actions.filter(each => isKnown(each) && isGiven(each.recommendation)),
    assessments: dossier.assessments.filter(
      each =>
        isKnown(each) &&
        isOfThem(each.audit) &&
        (each.recommendation === null || isGiven(each.recommendation)),
    ),
    outcomeLinks: dossier.outcomeLinks.filter(
      each => isYet(each.on) && isGiven(each.recommendation),
    ),
    claimLinks: dossier.claimLinks.filter(each => isYet(each.on) && isSaid(each.statement)),
  }
  return { ...on, sources: sourcesOn(on, isYet) }
}

/** As it was known: what a later document says of why it was withdrawn, or words anew, was not said yet. */
function worded(recommendation: Recommendation, isSaid: (passage: Passage) => boolean) {
  const { withdrawn, wordings, ...given } = recommendation
  return {
    ...given,
    // The first is what was given, in the year of its audit.
    wordings: wordings.filter((wording, index) => index === 0 || isSaid(wording)),
    ...(withdrawn !== undefined && isSaid(withdrawn) ? { withdrawn } : {}),
  }
}

/** Documents that were there, and those that tell afterwards of what was. */
function sourcesOn(dossier: Dossier, isYet: (when: KnownWhen | null) => boolean) {
  const cited = new Set(
    passagesIn(dossier).flatMap(({ passage: { reference } }) => [reference.source, reference.via]),
  )
  return dossier.sources.filter(({ id, on }) => isYet(on) || cited.has(id))
}

function isAmong(list: readonly { readonly id: string }[]): (id: string) => boolean {
  const ids = new Set(list.map(({ id }) => id))
  return id => ids.has(id)
}
