import type { Say } from '../../../reports/documents/document.ts'
import { textIn } from '../../../surveys/language.ts'
import { shownPages } from '../../../surveys/logic/shown-pages.ts'
import { KEYED_MODES } from '../../../surveys/response.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { questionsOf } from '../../../surveys/survey.ts'
import { pathTo, paths } from '../../paths.ts'
import type { FoundAnswerer } from '../../services/find-answerer.ts'
import type { KeyedReceipt, KeyingPlace } from '../../services/keying-service.ts'
import { shownFields, stampFields } from '../answer/form-fields.ts'
import { choiceField, errorList, textField, type Typed } from '../form-field.ts'
import { blockViews, errorViews, warningViews } from '../question-view.ts'
import type { FormContent } from '../questions/field.ts'
import type { Wording } from '../wording.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** Names of the fields beside the questions, whose ids always have a dot. */
export const KEYING_FIELDS = { sought: 'sok', mode: 'satt', reason: 'skal' } as const

/** What goes along from one answer to the next, by field: the next often came the same way, and late for the same reason. */
export type KeptFields = Readonly<Record<string, string>>
export const KEPT_FIELDS = [KEYING_FIELDS.mode, KEYING_FIELDS.reason]

interface Seen {
  readonly visitor: Visitor
  readonly kept: KeptFields
}

/** What was looked for, and found. @param found `null`: nothing has been sought yet. */
interface Search extends Seen {
  readonly round: Round
  /** The round is under review: whoever keys in comes from there. */
  readonly isLate: boolean
  readonly sought: string
  readonly found: Exclude<FoundAnswerer, { kind: 'exact' }> | null
}

/** Whose answer is it? */
export function keyingSearchView(search: Search, say: Say) {
  const { visitor, kept, round, isLate, sought, found } = search
  const title = say('keying.title', { round: round.id })
  const { id } = round
  const help = {
    id: KEYING_FIELDS.sought,
    label: say('keying.sought'),
    help: say('keying.soughtHelp'),
  }
  const entries = found?.kind === 'named' ? found.entries : []
  return {
    ...keyingFrame(title, { visitor, round }, say),
    back: backFrom(search, say),
    heading: title,
    late: isLate ? say('keying.late') : null,
    action: pathTo.keying(id),
    kept: Object.entries(kept).map(([name, value]) => ({ name, value })),
    field: textField(help, { values: { [KEYING_FIELDS.sought]: sought }, errors: {} }),
    told: found === null ? null : foundText(found, { sought, say }),
    found: entries.map(({ associationId, name, sector }) => ({
      href: pathTo.keyedAnswer({ roundId: id, associationId }, kept),
      name,
      detail: say('keying.found', { id: associationId, sector: sectorName(round, sector) }),
    })),
  }
}

/** To the review, or to the round before it has closed. */
function backFrom({ round: { id }, isLate }: Pick<Search, 'round' | 'isLate'>, say: Say) {
  return isLate
    ? { href: pathTo.review(id), text: say('review.back', { round: id }) }
    : { href: pathTo.round(id), text: say('round.back', { round: id }) }
}

function keyingFrame(
  title: string,
  { visitor, round }: { readonly visitor: Visitor; readonly round: Round },
  say: Say,
) {
  const frame = workPage(title, { visitor, current: paths.rounds }, say)
  return { ...frame, synthetic: round.synthetic, isPilot: isPilot(round) }
}

function foundText(
  found: Exclude<FoundAnswerer, { kind: 'exact' }>,
  { sought, say }: { readonly sought: string; readonly say: Say },
): string {
  if (found.kind === 'tooShort') return say('keying.tooShort')
  const { hasMore, entries } = found
  return hasMore ? say('keying.more') : say('keying.hits', { count: entries.length, sought })
}

function sectorName({ opened }: Round, id: string): string {
  return opened?.sectors.find(sector => sector.id === id)?.name ?? id
}

/** Why something that was keyed is not stored; each has its sentence. */
export type KeyingNews = 'conflict' | 'alreadySubmitted' | 'closed'

interface KeyedForm {
  readonly visitor: Visitor
  readonly place: KeyingPlace
  /** What is told of a form that was sent; `null`: it was not, or its errors tell. */
  readonly news: KeyingNews | null
  readonly revision: number
  readonly submissionId: string
  readonly typed: Typed
  readonly content: FormContent
}

/** All questions on one page, in the order of the paper, and how the answer came. */
export function keyedFormView(form: KeyedForm, wording: Wording) {
  const { visitor, place, news, revision, submissionId, typed, content } = form
  const { say, language } = wording
  const { round, association, survey } = place.access
  const questions = questionsOf(survey)
  const errors = [...errorList(typed), ...errorViews(questions, content.issues, wording)]
  const warnings = warningViews(questions, content.warnings, wording)
  const heading = say('keying.heading', { association: association.name })
  const title = errors.length > 0 ? say('keying.faulty', { heading }) : heading
  return {
    ...keyingFrame(title, { visitor, round }, say),
    back: { href: pathTo.keying(round.id), text: say('keying.another') },
    heading,
    about: say('keying.about', {
      id: association.associationId,
      sector: sectorName(round, association.sector),
    }),
    notice: noticeOf(place, news, say),
    isOpen: place.standing !== 'answered' || news !== null,
    errors,
    warnings,
    checkWords: {
      heading: say('question.checkHeading'),
      explanation: say('keying.check'),
    },
    action: pathTo.keyedAnswer({ roundId: round.id, associationId: association.associationId }),
    fields: [
      ...stampFields({ round: round.id, revision, submissionId }),
      ...shownFields({ notShown: [], warnings: content.warnings }),
    ],
    mode: modeField(typed, say),
    reason: place.isLate ? reasonField(typed, say) : null,
    pages: shownPages(survey, new Set()).map(({ page, blocks }) => ({
      heading: textIn(page.title, language),
      introduction: page.introduction === undefined ? null : textIn(page.introduction, language),
      blocks: blockViews(blocks, content, wording),
    })),
  }
}

function modeField(typed: Typed, say: Say) {
  const choices = KEYED_MODES.map(value => ({ value, text: say(`keying.mode.${value}`) }))
  return choiceField({ id: KEYING_FIELDS.mode, legend: say('keying.mode'), choices }, typed)
}

function reasonField(typed: Typed, say: Say) {
  const kind = { label: say('keying.reason'), help: say('keying.reasonHelp') }
  return textField({ id: KEYING_FIELDS.reason, ...kind }, typed)
}

/** What is to be known before anything is written over; `null`: nothing. */
function noticeOf({ standing, isLate }: KeyingPlace, news: KeyingNews | null, say: Say) {
  if (news !== null) return { text: say(`keying.news.${news}`), color: 'warning', role: 'alert' }
  if (standing === 'blank') return null
  const color = standing === 'untold' ? 'info' : 'warning'
  const key = standing === 'answered' && isLate ? 'answeredLate' : standing
  return { text: say(`keying.standing.${key}`), color, role: 'note' }
}

interface ReceiptPlace extends Seen {
  readonly receipt: KeyedReceipt
  /** How many answers were left out, because the form would not have asked for them. */
  readonly notAsked: number
}

/** That it is stored, the code to hand over, and the way to the next one. */
export function keyedReceiptView({ visitor, receipt, kept, notAsked }: ReceiptPlace, say: Say) {
  const { round, association, code, isLate } = receipt
  const title = say('keying.done', { association: association.name })
  return {
    ...keyingFrame(title, { visitor, round }, say),
    heading: title,
    notAsked: notAsked === 0 ? null : say('keying.notAsked', { count: notAsked }),
    code,
    isLate,
    next: pathTo.keying(round.id, kept),
    back: backFrom(receipt, say),
  }
}
