import type { Response as ExpressResponse } from 'express'

import { type ShownPage, shownPages } from '../../../surveys/logic/shown-pages.ts'
import { partsOn } from '../../../surveys/logic/visibility.ts'
import { getPage, pageBase } from '../../services/save-page.ts'
import { partView } from '../../views/answer/form-views.ts'
import type { FormContent } from '../../views/questions/field.ts'
import { type AnswerRouteDeps, contextOf } from './link-pages.ts'
import type { FormLink } from './show-form.ts'

/** A page of the form, as it is shown to somebody with certain answers. */
export interface PartPlace extends FormLink {
  readonly shown: ShownPage
  /** All pages that are shown to the same. */
  readonly pages: readonly ShownPage[]
  readonly hidden: ReadonlySet<string>
}

/** @returns `null` for a page that is not shown. @throws Problem 'page/unknown' for one that is not there. */
export function findPart(
  link: FormLink,
  number: number,
  hidden: ReadonlySet<string>,
): PartPlace | null {
  const { survey } = link.access
  getPage(survey, number)
  const pages = shownPages(survey, hidden)
  const shown = pages.find(page => page.number === number)
  return shown === undefined ? null : { ...link, shown, pages, hidden }
}

/** What a page is filled in on. */
export function stampOf({ saved, shown }: Pick<PartPlace, 'saved' | 'shown'>) {
  return { revision: saved.revision, base: pageBase(saved.answers, shown.page) }
}

interface FilledPart extends PartPlace {
  readonly revision: number
  readonly base: string | null
  readonly content: FormContent
  readonly news: string | null
}

/** Answers with a page of the form. */
export function sendPart(
  res: ExpressResponse,
  { content, ...place }: FilledPart,
  deps: AnswerRouteDeps,
): void {
  const view = partView(contextOf(res, place, deps), { ...place, ...countOf(place) }, content)
  deps.renderer.send(res, 'pages/answer/part', view)
}

/** "Del 3 av 8". */
function countOf({ shown, pages }: Pick<PartPlace, 'shown' | 'pages'>) {
  return { position: String(pages.indexOf(shown) + 1), count: String(pages.length) }
}

/** Most pages are opened before anything is filled in: they are the same but for a few words. */
export function sendBlankPart(res: ExpressResponse, place: PartPlace, deps: AnswerRouteDeps): void {
  const { token, access, saved } = place
  const { round, association } = access
  const context = contextOf(res, place, deps)
  const hiddenHere = partsOn(place.shown.page).filter(id => place.hidden.has(id))
  const values = {
    token,
    association: association.name,
    revision: String(saved.revision),
    ...countOf(place),
  }
  deps.renderer.sendFilled(res, {
    template: 'pages/answer/part',
    key: [
      round.id,
      round.revision,
      round.opened?.surveyDigest,
      context.language,
      place.shown.number,
      // Bodies are asked different things in one round.
      place.shown.page.id,
      ...hiddenHere,
    ].join(' '),
    values,
    viewOf: ({ token, association, ...blanks }) =>
      partView(
        { ...context, token, associationName: association },
        { ...place, ...stampOf(place), ...blanks, news: null },
        { entered: new Map(), issues: [], warnings: [] },
      ),
  })
}
