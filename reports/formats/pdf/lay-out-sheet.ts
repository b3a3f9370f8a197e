import type { Fact, FigureSection, Section } from '../../documents/document.ts'
import { type FiledDocument, filedSections } from '../../documents/filed-document.ts'
import { layOutMasthead, type ShownLogo } from '../paper/lay-out-masthead.ts'
import { layOutText, type TextLook } from '../paper/lay-out-text.ts'
import type { Strip } from '../paper/strip.ts'
import type { Typesetter } from '../paper/typesetter.ts'
import { layOutBeside } from './lay-out-beside.ts'
import { layOutList } from './lay-out-list.ts'
import { layOutProse } from './lay-out-prose.ts'
import { layOutSection } from './lay-out-section.ts'
import type { Setting } from './setting.ts'

const HEADING: TextLook = { style: 'sheetHeading', tag: 'H2', above: 11, keepsWithNext: true }

/**
 * A document that is to have room on one sheet: its text is smaller than in others (10 points, and 9 where it says
 * what the file is), its chart stands beside its table, and what is said of the file comes last.
 *
 * A result of twelve sectors has room, with all that can be said of it. What is longer (more sectors, many lines on what
 * the municipality will do) goes on over a second page: nothing is left out, and nothing is set smaller still.
 */
export function layOutSheet(
  { document, municipality, marks, about }: FiledDocument,
  logo: ShownLogo,
  setting: Setting,
): readonly Strip[] {
  const { typesetter } = setting
  return [
    layOutMasthead(municipality, typesetter, logo),
    layOutText(document.title, { style: 'sheetTitle', tag: 'H1', above: 12 }, typesetter),
    ...marks.map(mark => layOutText(mark, { style: 'smallStrong', above: 2 }, typesetter)),
    ...document.sections.flatMap(section => layOutBriefly(section, setting)),
    ...layOutProse(inOneText(about), FINE_PRINT, typesetter),
  ]
}

function layOutBriefly(section: Section, setting: Setting): readonly Strip[] {
  const { typesetter } = setting
  switch (section.kind) {
    case 'heading':
      return [layOutText(section.text, HEADING, typesetter)]
    case 'prose':
      return layOutProse(section.text, { style: 'brief', above: 3 }, typesetter)
    case 'list':
      return layOutList(section, typesetter, { style: 'brief', between: 1.5 })
    case 'facts':
      return layOutProse(inOneText(section.facts), FINE_PRINT, typesetter)
    case 'figure': {
      const beside = layOutBeside(section, setting)
      return beside === null
        ? asUsual(section, setting)
        : [...captionOf(section, typesetter), ...beside]
    }
    default:
      return asUsual(section, setting)
  }
}

const FINE_PRINT = { style: 'finePrint', above: 3 } as const

/** Each term with its value, one after the other. */
function inOneText(facts: readonly Fact[]): string {
  return facts.map(({ term, value }) => `${term}: ${value}`).join(' · ')
}

/** What a figure and its table show, above both of them. */
function captionOf(
  { title, description }: FigureSection,
  typesetter: Typesetter,
): readonly Strip[] {
  const kept = { keepsWithNext: true } as const
  return [
    layOutText(title, { style: 'smallStrong', above: 9, ...kept }, typesetter),
    layOutText(description, { style: 'finePrint', above: 1, ...kept }, typesetter),
  ]
}

/** As in a document of any length. */
function asUsual(section: Section, setting: Setting): readonly Strip[] {
  return filedSections([section]).flatMap(each => layOutSection(each, setting))
}
