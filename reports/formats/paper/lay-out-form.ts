import type { PaperBlock, PaperForm, PaperQuestion, PaperText } from '../../documents/paper-form.ts'
import { layOutLetterhead, layOutLink } from './lay-out-letter.ts'
import { layOutAnswer } from './lay-out-answer.ts'
import { layOutMasthead, type ShownLogo } from './lay-out-masthead.ts'
import { HEADINGS, layOutText, type TextLook } from './lay-out-text.ts'
import { paginate, type PlacedPage } from './paginate.ts'
import { ANSWER, HEIGHT, LEFT, type StyleName, WIDTH } from './sheet.ts'
import { keptTogether, type Strip, strip } from './strip.ts'
import { setText, type Typesetter } from './typesetter.ts'

/** A form as pages. */
export function layOutForm(
  form: PaperForm,
  typesetter: Typesetter,
  logo: ShownLogo,
): readonly PlacedPage[] {
  const strips = form.blocks.flatMap(block => layOutBlock(block, typesetter, logo))
  return paginate(strips, HEIGHT)
}

function layOutBlock(block: PaperBlock, typesetter: Typesetter, logo: ShownLogo): readonly Strip[] {
  switch (block.kind) {
    case 'masthead':
      return [layOutMasthead(block.municipality, typesetter, logo)]
    case 'facts':
      return [layOutFacts(block.facts, typesetter)]
    case 'letterhead':
      return layOutLetterhead(
        block,
        layOutMasthead(block.municipality, typesetter, logo),
        typesetter,
      )
    case 'link':
      return [layOutLink(block, typesetter)]
    case 'question':
      return layOutQuestion(block, typesetter)
    case 'heading':
      return [layOutText(block.text, HEADINGS[block.level], typesetter)]
    default:
      return [layOutText(block.text, TEXTS[block.kind], typesetter)]
  }
}

const TEXTS: Readonly<Record<PaperText, TextLook>> = {
  title: { style: 'title', tag: 'H1', above: 22, keepsWithNext: true },
  subject: { style: 'heading', tag: 'H1', above: 14, keepsWithNext: true },
  lead: { style: 'lead', above: 6 },
  prose: { style: 'body', above: 6 },
  strong: { style: 'strong', above: 16, keepsWithNext: true },
  introduction: { style: 'body', above: 4, keepsWithNext: true },
  condition: { style: 'smallStrong', above: 4, keepsWithNext: true },
}

const FRAME_PADDING = 10
const TERM_WIDTH = 110

/** Terms with their values, in a frame. */
function layOutFacts(
  facts: (PaperBlock & { readonly kind: 'facts' })['facts'],
  typesetter: Typesetter,
): Strip {
  const x = LEFT + FRAME_PADDING
  const valueX = x + TERM_WIDTH
  const valueWidth = WIDTH - 2 * FRAME_PADDING - TERM_WIDTH
  let y = FRAME_PADDING
  const lines = facts.flatMap(({ term, value }) => {
    const left = setText(term, 'small', { x, width: TERM_WIDTH - 8, y: y + 1, typesetter })
    const right = setText(value, 'strong', { x: valueX, width: valueWidth, y, typesetter })
    y += Math.max(left.height, right.height) + 3
    return [...left.lines, ...right.lines]
  })
  const height = y - 3 + FRAME_PADDING
  return strip(lines, {
    above: 14,
    height,
    shapes: [{ kind: 'frame', x: LEFT, y: 0, width: WIDTH, height }],
  })
}

/** A question stays together with the room for its answer, as long as that takes less than half a page. */
const MOST_KEPT = HEIGHT / 2

function layOutQuestion(question: PaperQuestion, typesetter: Typesetter): readonly Strip[] {
  const { number, label, onlyIf, helps, answer } = question
  const heading = setText(label, 'strong', { ...ANSWER, typesetter })
  const numeral = setText(number, 'strong', { x: LEFT, width: ANSWER.x - LEFT, typesetter })
  const asked = [
    strip([...numeral.lines, ...heading.lines], { above: 16, height: heading.height }),
    ...(onlyIf === null ? [] : [said(onlyIf, 'smallStrong', typesetter)]),
    ...helps.map(help => said(help, 'small', typesetter)),
  ].map(each => ({ ...each, keepsWithNext: true }))
  const answers = layOutAnswer(answer, typesetter)
  const all = [...asked, ...answers]
  const height = all.reduce((sum, each) => sum + each.above + each.height, 0)
  return height <= MOST_KEPT ? keptTogether(all) : all
}

function said(text: string, style: StyleName, typesetter: Typesetter): Strip {
  const { lines, height } = setText(text, style, { ...ANSWER, typesetter })
  return strip(lines, { above: 2, height })
}
