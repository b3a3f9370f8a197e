import type { Face, Mark, Stroke } from './drawn-chart.ts'
import type { Lettering } from './lettering.ts'

/** What Chart.js draws on, where there is no screen: it keeps marks instead of colouring pixels. */
export interface MarkRecorder {
  /** What a canvas gives as its `2d`, as far as Chart.js uses it. */
  readonly context: object
  readonly marks: readonly Mark[]
}

interface Pen {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  font: string
  textAlign: 'left' | 'start' | 'center' | 'right' | 'end'
  textBaseline: 'top' | 'middle' | 'bottom' | 'alphabetic'
  dash: readonly number[]
  x: number
  y: number
}

const FIRST_PEN: Omit<Pen, 'y'> = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
  x: 0,
}

/** Where letters stand below what they are aligned by, as a share of their size. */
const BASELINES = { top: 0.78, middle: 0.33, bottom: -0.24, alphabetic: 0 } as const
const SHIFTS = { left: 0, start: 0, center: 0.5, right: 1, end: 1 } as const

/**
 * A surface to draw on that remembers marks. It has what Chart.js uses for lines, points and text; a chart that needs
 * more fails, and is not drawn wrongly. Nothing is clipped: our axes have room for all that stands on them.
 *
 * @param top How far down its upper edge is, in pixels.
 */
export function createMarkRecorder(lettering: Lettering, top: number): MarkRecorder {
  const marks: Mark[] = []
  let path: string[] = []
  const pen: Pen = { ...FIRST_PEN, y: top }
  const saved: Pen[] = []
  const spot = (x: number, y: number) => `${round(pen.x + x)} ${round(pen.y + y)}`
  const fill = () => {
    if (path.length > 0) {
      marks.push({ kind: 'path', path: path.join(''), fill: pen.fillStyle, stroke: null })
    }
  }
  const stroke = () => {
    if (path.length > 0) addStroke(marks, path.join(''), strokeOf(pen))
  }
  const own = {
    save: () => saved.push({ ...pen }),
    restore: () => Object.assign(pen, saved.pop()),
    beginPath: () => (path = []),
    moveTo: (x: number, y: number) => path.push(`M${spot(x, y)}`),
    lineTo: (x: number, y: number) => path.push(`L${spot(x, y)}`),
    closePath: () => path.push('Z'),
    arc: (x: number, y: number, radius: number) => path.push(circle(spot, { x, y, radius })),
    fill,
    stroke,
    translate(x: number, y: number) {
      pen.x += x
      pen.y += y
    },
    setLineDash: (dash: readonly number[]) => (pen.dash = dash),
    measureText: (text: string) => ({ width: lettering.widthOf(text, faceOf(pen)) }),
    fillText: (text: string, x: number, y: number) =>
      marks.push(textMark(text, { x, y }, { pen, lettering })),
  }
  return { context: Object.assign(pen, own, IGNORED), marks }
}

/** Chart.js clears its surface, and says what is seen already; all that is turned is a text by 0. */
const IGNORED = {
  setTransform() {},
  resetTransform() {},
  clearRect() {},
  rect() {},
  clip() {},
  rotate(angle: number) {
    if (angle !== 0) throw new RangeError('a chart has no text that is turned')
  },
}

/** Charts have whole circles only. */
function circle(
  spot: (x: number, y: number) => string,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
): string {
  const half = `A${radius} ${radius} 0 1 1 `
  return `M${spot(x + radius, y)}${half}${spot(x - radius, y)}${half}${spot(x + radius, y)}`
}

/** What has just been filled gets its line: one mark, not two. */
function addStroke(marks: Mark[], path: string, stroke: Stroke): void {
  const last = marks.at(-1)
  if (last?.kind === 'path' && last.path === path && last.stroke === null) {
    marks[marks.length - 1] = { ...last, stroke }
  } else marks.push({ kind: 'path', path, fill: null, stroke })
}

function strokeOf({ strokeStyle: colour, lineWidth: width, dash }: Pen): Stroke {
  return { colour, width, dash: [...dash] }
}

function faceOf({ font }: Pen): Face {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1])
  return { size, weight: font.includes('bold') ? 'bold' : 'regular' }
}

function textMark(
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  { pen, lettering }: { readonly pen: Pen; readonly lettering: Lettering },
): Mark {
  const face = faceOf(pen)
  return {
    kind: 'text',
    text,
    face,
    x: round(pen.x + x - SHIFTS[pen.textAlign] * lettering.widthOf(text, face)),
    y: round(pen.y + y + BASELINES[pen.textBaseline] * face.size),
    colour: pen.fillStyle,
  }
}

/** To hundredths of a pixel: finer is not seen. */
function round(x: number): number {
  return Math.round(x * 100) / 100
}
