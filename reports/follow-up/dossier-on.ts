import type { CalendarDay } from '../../surveys/instant.ts'
import type { Dossier } from './dossier-schema.ts'
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
  const isKnown = ({ on, passage }: Dossier['statements' | 'actions' | 'assessments'][number]) =>
    isYet(on ?? dates.get(passage.reference.source) ?? null)

  const audits = dossier.audits.filter(({ year }) => isYet(String(year)))
  const isOfThem = isAmong(audits)
  const recommendations = dossier.recommendations.filter(({ audit }) => isOfThem(audit))
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
