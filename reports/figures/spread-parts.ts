/** A part of a bar, in per cent on both sides of the middle of the scale. */
export interface SpreadPart {
  readonly from: number
  readonly to: number
  /** In [0, 1]. */
  readonly share: number
  readonly look: PartLook
}

/** The colour of a part, and of what is written on it. */
export interface PartLook {
  readonly colour: string
  readonly ink: string
}

const DARK = '#1a1a1a'
const LIGHT = '#ffffff'

/** Two hues, told apart in grey as well: lighter towards the middle, and the highest darker than the lowest. */
const SCALE: readonly PartLook[] = [
  { colour: '#a6541b', ink: LIGHT },
  { colour: '#e6ad7e', ink: DARK },
  { colour: '#dcdcdc', ink: DARK },
  { colour: '#93b9dd', ink: DARK },
  { colour: '#1f4e82', ink: LIGHT },
]
const OUTSIDE: PartLook = { colour: '#a3a3a3', ink: DARK }

/** Of parts of a bar, and of what stands outside of it. */
export const PART_LOOKS: readonly PartLook[] = [...SCALE, OUTSIDE]

/**
 * The parts of a bar side by side, so that the middle of the scale stands at 0.
 *
 * @param shares Of each grade from the lowest, in [0, 1].
 */
export function barOf(shares: readonly number[]): readonly SpreadPart[] {
  const middle = (shares.length - 1) / 2
  const below = shares.map((share, grade) => share * Math.min(1, Math.max(0, middle - grade + 0.5)))
  let from = -percent(below.reduce((sum, share) => sum + share, 0))
  return shares.map((share, grade) => {
    const part = { from, to: from + percent(share), share, look: lookOf(grade, shares.length) }
    from = part.to
    return part
  })
}

/** What stands outside of the bar. @param from Where it begins. */
export function outsideOf(share: number, from: number): SpreadPart {
  return { from, to: from + percent(share), share, look: OUTSIDE }
}

/** Scales of more or fewer grades use the same five looks, from end to end. */
function lookOf(grade: number, grades: number): PartLook {
  const place = grades === 1 ? 0.5 : grade / (grades - 1)
  return SCALE[Math.round(place * (SCALE.length - 1))] ?? OUTSIDE
}

function percent(share: number): number {
  return share * 100
}
