import type { Say } from '../../../reports/documents/document.ts'
import { registryText } from '../../../reports/documents/follow-up-words.ts'
import type {
  Assessment,
  Audit,
  Dossier,
  DossierBody,
  Passage,
  Recommendation,
  Reference,
  Source,
} from '../../../reports/follow-up/dossier-schema.ts'
import type { KnownWhen } from '../../../reports/follow-up/known-when.ts'

const SHORT = 110

/** `Granskning av intern kontroll, 2019`. */
export function auditName({ title, year }: Audit, say: Say): string {
  return say('followUp.audit', { title, year })
}

/** With the days between which it is there, where they are known. */
export function bodyName(body: DossierBody, say: Say): string {
  const validity = validityText(body, say)
  return validity === null
    ? body.name
    : say('staff.audit.bodyBetween', { body: body.name, validity })
}

/** `null`: it has always been there, as far as is known. */
function validityText(
  { validFrom, validTo }: Pick<DossierBody, 'validFrom' | 'validTo'>,
  say: Say,
): string | null {
  if (validFrom === null && validTo === null) return null
  if (validTo === null) return say('staff.audit.validFrom', { from: validFrom ?? '' })
  if (validFrom === null) return say('staff.audit.validTo', { to: validTo })
  return say('staff.audit.validBetween', { from: validFrom, to: validTo })
}

/** A document by its name, its day and its registry number. */
export function sourceName({ title, on, registryNumber }: Source, say: Say): string {
  const number = registryText(registryNumber)
  return [title, whenText(on, say), ...(number === null ? [] : [number])].join(', ')
}

export function whenText(on: KnownWhen | null, say: Say): string {
  return on ?? say('staff.audit.noDay')
}

/** `3. Se över hur nämnderna …`, as the first document words it, cut where it is long. */
export function recommendationTitle(each: Recommendation, dossier: Dossier, say: Say): string {
  const { number, wordings, parent, audit, subject } = each
  const whole = dossier.recommendations.find(({ id }) => id === parent)?.wordings ?? []
  const text = shortened([whole[0], wordings[0]].flatMap(each => each?.text ?? []).join(' '))
  const about = dossier.audits.find(({ id }) => id === (subject ?? audit))?.title ?? ''
  const year = dossier.audits.find(({ id }) => id === audit)?.year ?? 0
  return say('staff.audit.recommendationOf', { number, text, about, year })
}

export function shortened(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()} …` : text
}

/** The auditors' judgement in a word or two. */
export function judgementWord(assessment: Assessment | null, say: Say): string {
  if (assessment === null) return say('followUp.notJudged')
  const { judgement } = assessment
  return judgement === undefined
    ? say('followUp.inWordsShort')
    : say(`followUp.judgement.${judgement}`)
}

/** Where something stands, with the document's whole name. */
function placeText(reference: Reference, { sources }: Dossier, say: Say): string {
  const named = (id: string) => {
    const source = sources.find(each => each.id === id)
    return source === undefined ? id : sourceName(source, say)
  }
  const { source, page, place, via } = reference
  return [
    named(source),
    ...(place === undefined ? [] : [place]),
    ...(page === undefined ? [] : [say('followUp.page', { page })]),
    ...(via === undefined ? [] : [say('followUp.via', { source: named(via) })]),
  ].join(', ')
}

/** What a document says, as `templates/partials/passage` prints it. */
export function passageView({ text, isSummary, reference }: Passage, dossier: Dossier, say: Say) {
  return {
    text,
    isSummary,
    kind: say(`staff.audit.isSummary.${isSummary ? 'ja' : 'nej'}`),
    place: placeText(reference, dossier, say),
  }
}
