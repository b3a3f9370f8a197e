import {
  type FiledDocument,
  type FiledSection,
  filedSections,
  leadsOn,
} from '../../documents/filed-document.ts'
import { layOutMasthead, type ShownLogo } from '../paper/lay-out-masthead.ts'
import { layOutText } from '../paper/lay-out-text.ts'
import { paginate, type PlacedPage } from '../paper/paginate.ts'
import { HEIGHT } from '../paper/sheet.ts'
import type { Strip } from '../paper/strip.ts'
import { entriesOn, layOutContents } from './lay-out-contents.ts'
import { layOutFacts } from './lay-out-list.ts'
import { layOutSection } from './lay-out-section.ts'
import { layOutSheet } from './lay-out-sheet.ts'
import type { Setting } from './setting.ts'

/** A document of so few pages is looked through without a table of contents. */
const FEW_PAGES = 3

/**
 * A document as pages: first whose and which it is, then what is in it where that is much, then the whole of it. One that
 * is to have room on one sheet is set for that.
 */
export function layOutReport(
  file: FiledDocument,
  logo: ShownLogo,
  setting: Setting,
): readonly PlacedPage[] {
  if (file.document.onOneSheet === true) return paginate(layOutSheet(file, logo, setting), HEIGHT)
  const front = layOutFront(file, logo, setting)
  const body = layOutSections(filedSections(file.document.sections), setting)
  const together = paginate([...front, ...body], HEIGHT)
  if (together.length <= FEW_PAGES) return together
  const pages = paginate(body, HEIGHT)
  return [...withContents(front, pages, setting), ...pages]
}

function layOutSections(sections: readonly FiledSection[], setting: Setting): readonly Strip[] {
  return sections.flatMap((section, index) => {
    const strips = layOutSection(section, setting)
    return leadsOn(section, sections[index + 1]) ? keptWithNext(strips) : strips
  })
}

/** A short paragraph goes along; one that is divided over pages does so with its last line. */
function keptWithNext(strips: readonly Strip[]): readonly Strip[] {
  const last = strips.at(-1)
  return last === undefined ? strips : [...strips.slice(0, -1), { ...last, keepsWithNext: true }]
}

function layOutFront(
  { document, label, municipality, marks, about }: FiledDocument,
  logo: ShownLogo,
  { typesetter }: Setting,
): readonly Strip[] {
  return [
    layOutMasthead(municipality, typesetter, logo),
    ...(label === null ? [] : [layOutText(label, { style: 'lead', above: 22 }, typesetter)]),
    layOutText(document.title, { style: 'title', tag: 'H1', above: 22 }, typesetter),
    ...marks.map(mark => layOutText(mark, { style: 'strong', above: 4 }, typesetter)),
    ...layOutFacts(about, typesetter),
  ]
}

/** How many pages the contents take tells on which page everything else begins. */
function withContents(
  front: readonly Strip[],
  pages: readonly PlacedPage[],
  setting: Setting,
): readonly PlacedPage[] {
  const entries = entriesOn(pages)
  const laidOut = (before: number) =>
    paginate([...front, ...layOutContents(entries, before, setting)], HEIGHT)
  return laidOut(laidOut(0).length)
}
