import { type ReportText, type TextBlock, textBlocks } from '../../surveys/report-text.ts'
import { formatDay } from '../formats/swedish.ts'
import { heading, note, prose, type Say, type Section } from './document.ts'

/** What somebody has written in a document, and beside which figures. */
export interface Written extends Pick<ReportText, 'background' | 'conclusions' | 'number' | 'at'> {
  /** The result has been corrected since. */
  readonly isBeforeCorrection: boolean
}

/**
 * "Bakgrund" or "Slutsatser": what the utredare has written, told as such; nothing where nothing is written.
 *
 * @param written `null`: nothing is.
 */
export function writtenSections(
  part: 'background' | 'conclusions',
  written: Written | null,
  say: Say,
): readonly Section[] {
  const blocks = written === null ? [] : textBlocks(written[part])
  if (written === null || blocks.length === 0) return []
  const { number, at, isBeforeCorrection } = written
  return [
    heading(2, say(`written.${part}`)),
    note(say('written.whose', { number, day: formatDay(at) })),
    ...(isBeforeCorrection ? [note(say('written.beforeCorrection'))] : []),
    ...blocks.map(sectionOf),
  ]
}

/** A piece of a plain text as a section. */
export function sectionOf(block: TextBlock): Section {
  return block.kind === 'paragraph' ? prose(block.text) : { kind: 'list', items: block.items }
}
