import type { Instant } from './instant.ts'
import type { RoundId } from './round.ts'

/** What the utredare writes in the report of a round (rapporttext): words beside the figures, never among them. */
export interface WrittenText {
  /** Plain text, as it was typed; may be empty. */
  readonly background: string
  readonly conclusions: string
}

/** A text as it was saved: what is saved later is a new version beside it. */
export interface ReportText extends WrittenText {
  readonly roundId: RoundId
  /** 1, 2, 3 … for each round; the highest is the one that holds. */
  readonly number: number
  readonly at: Instant
  /** The id of whoever saved it. */
  readonly by: string
  /** Digest of the certified result that held when it was written; `null`: nothing was certified. */
  readonly beside: string | null
}

/** In characters, for the background and for the conclusions each: some six pages. */
export const LONGEST_TEXT = 15_000

/** A piece of a plain text: a paragraph, or a list of what stands after "- " in lines that follow one another. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/**
 * A plain text as paragraphs and lists, in its order. An empty line ends a paragraph; anything else that looks like
 * markup is text.
 *
 * @example
 * textBlocks('Bra.\n\n- ett\n- två') // [{ "kind": "paragraph", "text": "Bra." }, { "kind": "list", "items": ["ett", "två"] }]
 */
export function textBlocks(text: string): readonly TextBlock[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .flatMap(part => blocksOf(part.split('\n').flatMap(cleaned)))
}

/** A line with single spaces; none where it is empty. */
function cleaned(line: string): readonly string[] {
  const text = line.replaceAll(/\s+/g, ' ').trim()
  return text === '' ? [] : [text]
}

const ITEM = '- '

/** Lines that follow one another: one without "- " goes on where the line above it was. */
function blocksOf(lines: readonly string[]): readonly TextBlock[] {
  const blocks: { kind: TextBlock['kind']; texts: string[] }[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (line.startsWith(ITEM)) {
      const item = line.slice(ITEM.length)
      if (last?.kind === 'list') last.texts.push(item)
      else blocks.push({ kind: 'list', texts: [item] })
    } else if (last === undefined) blocks.push({ kind: 'paragraph', texts: [line] })
    else last.texts.push(`${last.texts.pop() ?? ''} ${line}`)
  }
  return blocks.map(toBlock)
}

function toBlock({ kind, texts }: { readonly kind: TextBlock['kind']; readonly texts: string[] }) {
  return kind === 'list' ? { kind, items: texts } : { kind, text: texts.join(' ') }
}

/**
 * The text that belongs to a version of a result: the last that was written beside it or before it.
 *
 * @param versions The digests of the results up to and with that one, the first first; none: nothing is certified.
 * @returns `null` when none was written by then.
 */
export function textBeside(
  texts: readonly ReportText[],
  versions: readonly string[],
): ReportText | null {
  return texts.findLast(({ beside }) => beside === null || versions.includes(beside)) ?? null
}
