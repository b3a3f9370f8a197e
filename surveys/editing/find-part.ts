import type { PageElement } from '../questions/question.ts'
import type { Page, Section, Survey } from '../survey.ts'
import { blocksOf, withElements } from './blocks.ts'

/** What a survey is made of, and what it is called. */
export type Part =
  | { readonly kind: 'survey'; readonly path: string; readonly value: Survey }
  | { readonly kind: 'page'; readonly path: string; readonly value: Page }
  | { readonly kind: 'section'; readonly path: string; readonly value: Section }
  | { readonly kind: 'element'; readonly path: string; readonly value: PageElement }

/** Every part in the order of the form, with the path by which faults name it. */
export function partsOf(survey: Survey): readonly Part[] {
  return [{ kind: 'survey', path: '', value: survey }, ...survey.pages.flatMap(partsOfPage)]
}

function partsOfPage(page: Page, index: number): readonly Part[] {
  const path = `pages[${index}]`
  const { questions = [], sections = [] } = page
  return [
    { kind: 'page', path, value: page },
    ...elementParts(questions, path),
    ...sections.flatMap((section, at): readonly Part[] => {
      const place = `${path}.sections[${at}]`
      return [
        { kind: 'section', path: place, value: section },
        ...elementParts(section.questions, place),
      ]
    }),
  ]
}

function elementParts(elements: readonly PageElement[], path: string): readonly Part[] {
  return elements.map((value, index) => ({
    kind: 'element',
    path: `${path}.questions[${index}]`,
    value,
  }))
}

/** What the survey itself is called among its parts: no id looks like that. */
export const WHOLE_SURVEY = '_'

/** What a part is called: its id, or `WHOLE_SURVEY`. */
export function partName({ kind, value }: Part): string {
  return kind === 'survey' ? WHOLE_SURVEY : value.id
}

/** The first part of a name; `null`: there is none. */
export function findPart(survey: Survey, name: string): Part | null {
  return partsOf(survey).find(part => partName(part) === name) ?? null
}

/** The innermost part that a fault's path lies in. */
export function partAt(survey: Survey, path: string): Part | null {
  const isWithin = (part: Part) =>
    part.path === '' || path === part.path || path.startsWith(`${part.path}.`)
  return partsOf(survey).findLast(isWithin) ?? null
}

/** The survey with a part as it is now, in the place of the one that it was. */
export function replacePart(survey: Survey, was: Part, is: Part['value']): Survey {
  switch (was.kind) {
    case 'survey':
      return is as Survey
    case 'page':
      return { ...survey, pages: replaced(survey.pages, was.value, is as Page) }
    case 'section':
      return {
        ...survey,
        pages: survey.pages.map(page =>
          page.sections === undefined
            ? page
            : { ...page, sections: replaced(page.sections, was.value, is as Section) },
        ),
      }
    case 'element':
      return withElements(
        survey,
        blocksOf(survey).map(({ elements }) => replaced(elements, was.value, is as PageElement)),
      )
  }
}

function replaced<T>(list: readonly T[], was: T, is: T): readonly T[] {
  return list.map(each => (each === was ? is : each))
}
