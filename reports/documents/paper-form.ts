import type { Fact } from './document.ts'

/** One association's form on paper (pappersblankett) as data: what stands on it, in reading order, without a layout. */
export interface PaperForm {
  /** How the file's table of contents names it. */
  readonly name: string
  readonly running: PaperRunning
  readonly blocks: readonly PaperBlock[]
}

/** What stands on every page, so that a loose one can be put back. */
export interface PaperRunning {
  readonly left: string
  readonly right: string
  /** SYNTETISKA EXEMPELDATA; `null`: the data is real. */
  readonly mark: string | null
  /** "Sida 2 av 6": known when the form has been laid out. */
  readonly pageOf: (page: number, count: number) => string
}

export type PaperBlock =
  | { readonly kind: 'masthead'; readonly municipality: string }
  | { readonly kind: PaperText; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | PaperQuestion
  | PaperLetterhead
  | PaperLink

/** The top of a letter: who it is to, where the window of an envelope shows it, and what stands beside. */
export interface PaperLetterhead {
  readonly kind: 'letterhead'
  readonly municipality: string
  /** Lines of an address, or no more than a name. */
  readonly recipient: readonly string[]
  /** Day and registry number, each a line. */
  readonly beside: readonly string[]
}

/** An address of a page, to be typed or pointed at with a phone. */
export interface PaperLink {
  readonly kind: 'link'
  readonly heading: string
  readonly address: string
  readonly text: string
  readonly code: DrawnCode
}

/** A code of squares: one path, of which each square is one unit, and how many there are in a row. */
export interface DrawnCode {
  readonly size: number
  readonly path: string
}

/** `subject` is the title of a letter. `condition` and `introduction` belong to what comes after them; `strong` is the heading of a text to read. */
export type PaperText =
  'title' | 'subject' | 'lead' | 'prose' | 'strong' | 'introduction' | 'condition'

/** A question with room for its answer. */
export interface PaperQuestion {
  readonly kind: 'question'
  readonly number: string
  readonly label: string
  /** When it is to be answered, above everything else that is said of it; `null`: by all. */
  readonly onlyIf: string | null
  readonly helps: readonly string[]
  readonly answer: PaperAnswer
}

/** Where an answer is put: boxes to tick, or lines to write on. `dontKnow` has a box of its own; `null`: not offered. */
export type PaperAnswer =
  | { readonly kind: 'scale'; readonly steps: readonly string[]; readonly dontKnow: string | null }
  | PaperMatrix
  | {
      readonly kind: 'choices'
      /** More than one may be ticked. */
      readonly isSeveral: boolean
      readonly labels: readonly string[]
    }
  | {
      readonly kind: 'lines'
      readonly count: number
      /** A number or a day needs no whole line. */
      readonly isShort: boolean
      readonly unit: string | null
      readonly dontKnow: string | null
    }

/** Items on one scale: a row each, a column for each step. */
export interface PaperMatrix {
  readonly kind: 'matrix'
  readonly steps: readonly string[]
  readonly dontKnow: string | null
  readonly rows: readonly { readonly label: string; readonly onlyIf: string | null }[]
}
