import type { FiledSection } from '../../documents/filed-document.ts'
import { HEADINGS, layOutText } from '../paper/lay-out-text.ts'
import type { Strip } from '../paper/strip.ts'
import { layOutFigure } from './lay-out-figure.ts'
import { layOutDefinitions, layOutFacts, layOutList } from './lay-out-list.ts'
import { layOutProse } from './lay-out-prose.ts'
import { layOutTable } from './lay-out-table.ts'
import type { Setting } from './setting.ts'

/** A section as strips. */
export function layOutSection(section: FiledSection, setting: Setting): readonly Strip[] {
  const strips = layOut(section, setting)
  const language = 'language' in section ? section.language : undefined
  return language === undefined ? strips : strips.map(each => ({ ...each, language }))
}

function layOut(section: FiledSection, setting: Setting): readonly Strip[] {
  const { typesetter } = setting
  switch (section.kind) {
    case 'heading': {
      const entry = { level: section.level, text: `${section.number} ${section.text}` }
      return [layOutText(entry.text, { ...HEADINGS[section.level], entry }, typesetter)]
    }
    case 'lead':
      return keptWithNext(layOutProse(section.text, { style: 'lead', above: 6 }, typesetter))
    case 'prose':
      return layOutProse(section.text, { style: 'body', above: 6 }, typesetter)
    case 'note':
      return layOutProse(section.text, { style: 'small', above: 6 }, typesetter)
    case 'list':
      return layOutList(section, typesetter)
    case 'facts':
      return layOutFacts(section.facts, typesetter)
    case 'definitions':
      return layOutDefinitions(section.definitions, typesetter)
    case 'table':
      return layOutTable(section, setting)
    case 'figure':
      return layOutFigure(section, setting)
  }
}

/** What is said first stays with what it leads to. */
function keptWithNext(strips: readonly Strip[]): readonly Strip[] {
  return strips.map((each, index) =>
    index === strips.length - 1 ? { ...each, keepsWithNext: true } : each,
  )
}
