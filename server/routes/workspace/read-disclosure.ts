import { readRegistryNumber, writeRegistryNumber } from '../../../surveys/registry-number.ts'
import type { Say } from '../../../reports/documents/document.ts'
import { textIn } from '../../../surveys/language.ts'
import type { FreeTextAnswer, Masking } from '../../../surveys/mask-answers.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import { Problem } from '../../problems.ts'
import type { WantedAnswer } from '../../services/answer-copy-service.ts'
import { isReason } from '../../services/reason.ts'
import type { Typed } from '../../views/form-field.ts'
import type { CopyDecision } from '../../views/protocol/answer-copy.ts'
import { DISCLOSURE_FIELDS, fieldOfText, GIVE } from '../../views/staff/disclosure-views.ts'
import { type Asked, fieldIn, typedIn } from './staff-form.ts'

/** What is asked for: whose answer, in which matter and why. */
export interface AskedCopy {
  readonly wanted: WantedAnswer
  readonly decision: CopyDecision
}

/** What the form asks for, or what is wrong in it, by field. */
export function readAsked(
  req: Asked,
  say: Say,
): { readonly asked: AskedCopy; readonly errors: null } | { readonly errors: Typed['errors'] } {
  const wanted = wantedIn(req)
  const number = readRegistryNumber(fieldIn(req, DISCLOSURE_FIELDS.registryNumber))
  const reason = fieldIn(req, DISCLOSURE_FIELDS.reason).trim()
  const isTold = isReason(reason)
  if (typeof wanted !== 'string' && number !== null && isTold) {
    const decision = { registryNumber: writeRegistryNumber(number), reason }
    return { asked: { wanted, decision }, errors: null }
  }
  const faults = [
    ['code', typeof wanted === 'string' ? wanted : null],
    ['registryNumber', number === null ? 'registryNumber' : null],
    ['reason', isTold ? null : 'reason'],
  ] as const
  const errors = faults.flatMap(([field, fault]) =>
    fault === null ? [] : [[DISCLOSURE_FIELDS[field], say(`disclose.faulty.${fault}`)]],
  )
  return { errors: Object.fromEntries(errors) as Typed['errors'] }
}

/** Whose answer it is; 'which' or 'both' when that is not clear. */
function wantedIn(req: Asked): WantedAnswer | 'which' | 'both' {
  const association = fieldIn(req, DISCLOSURE_FIELDS.association).trim()
  const code = fieldIn(req, DISCLOSURE_FIELDS.code).trim()
  if (association !== '' && code !== '') return 'both'
  if (code !== '') return { by: 'code', code }
  return association === '' ? 'which' : { by: 'association', association }
}

/** Everything that was typed and chosen. */
export function typedOf(req: Asked, errors: Typed['errors']): Typed {
  return typedIn(req, [...((req.body ?? new Map()) as FormBody).keys()], errors)
}

/** What is masked: the words, and every free text that nobody has said is to be handed out. */
export function maskingIn(req: Asked, texts: readonly FreeTextAnswer[]): Masking {
  const words = fieldIn(req, DISCLOSURE_FIELDS.words)
    .split('\n')
    .map(word => word.trim())
  return { ...withoutWords(req, texts), words: words.filter(word => word !== '') }
}

/** The same without the words, when they stand nowhere. */
export function withoutWords(req: Asked, texts: readonly FreeTextAnswer[]): Masking {
  const questions = texts
    .filter(text => decided(req, text) !== GIVE)
    .map(({ question }) => question.id)
  return { questions, words: [] }
}

/** What is masked in a copy that is handed out. @throws Problem 'copy/undecided' for a text that nobody has decided about. */
export function decidedMasking(req: Asked, texts: readonly FreeTextAnswer[]): Masking {
  const open = texts.find(text => decided(req, text) === '')
  if (open === undefined) return maskingIn(req, texts)
  const { id, label } = open.question
  throw new Problem('copy/undecided', { id, question: textIn(label, 'sv') })
}

const decided = (req: Asked, { question }: FreeTextAnswer) => fieldIn(req, fieldOfText(question.id))
