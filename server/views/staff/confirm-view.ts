import type { Say } from '../../../reports/documents/document.ts'
import { paths } from '../../paths.ts'
import { type ChoiceField, errorList, type TextField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** A step that is asked about once before it is taken, as `templates/pages/work/confirm` prints it. */
export interface Confirmation {
  readonly heading: string
  /** What happens, in one sentence. */
  readonly lead: string
  /** What it means, and what cannot be undone. */
  readonly points: readonly string[]
  readonly fields: readonly TextField[]
  /** One of several to choose; left out: there is nothing to choose. */
  readonly choices?: readonly ChoiceField[]
  /** Some of many to tick, under headings. */
  readonly groups: readonly TickGroup[]
  /** What is sent along unseen. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly action: string
  /** `null`: it cannot be done as things are, and the points say why. */
  readonly button: string | null
  readonly isDangerous: boolean
  readonly back: { readonly href: string; readonly text: string }
  readonly synthetic: boolean
  /** The place of the work space that it belongs to; left out: the rounds. */
  readonly current?: string
}

export interface TickGroup {
  readonly legend: string
  readonly name: string
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

export function confirmView(
  { synthetic, current = paths.rounds, choices = [], ...confirmation }: Confirmation,
  { visitor, typed }: { readonly visitor: Visitor; readonly typed: Typed },
  say: Say,
) {
  const title = titleOf(confirmation.heading, typed)
  return {
    ...workPage(title, { visitor, current }, say),
    ...confirmation,
    choices,
    synthetic,
    errors: errorList(typed),
  }
}
