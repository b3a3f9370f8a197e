/** A colour as `#rrggbb`. */
export type Hex = string

/** Red, green and blue as amounts of light, each in [0, 1]. */
type Light = readonly [number, number, number]

/** How much each primary contributes to how light a colour looks (WCAG 2.2, relative luminance). */
const LUMINANCE_SHARES: Light = [0.2126, 0.7152, 0.0722]

/** Stray light on a screen: what WCAG adds to both colours before it compares them. */
const FLARE = 0.05

/** Relative luminance (WCAG 2.2): 0 for black, 1 for white. */
export function luminance(colour: Hex): number {
  return lightOf(colour).reduce((sum, amount, at) => sum + amount * (LUMINANCE_SHARES[at] ?? 0), 0)
}

/** Contrast ratio (WCAG 2.2) of two colours: 1 for the same, 21 for black on white. */
export function contrast(a: Hex, b: Hex): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (lighter + FLARE) / (darker + FLARE)
}

/** The luminance that has a contrast ratio to a lighter colour, or to a darker one. */
export function luminanceAgainst(other: number, ratio: number, side: 'darker' | 'lighter'): number {
  const wanted = side === 'lighter' ? (other + FLARE) * ratio : (other + FLARE) / ratio
  return Math.min(1, Math.max(0, wanted - FLARE))
}

/** The colour mixed with white or black, as light mixes, until it has a luminance in [0, 1]. */
export function withLuminance(colour: Hex, wanted: number): Hex {
  const own = luminance(colour)
  const white = wanted > own ? (wanted - own) / (1 - own) : 0
  const kept = wanted > own ? 1 - white : wanted / own
  return hexOf(lightOf(colour).map(amount => (own === 0 ? wanted : amount * kept + white)))
}

function lightOf(colour: Hex): readonly number[] {
  return [1, 3, 5].map(from => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
}

function hexOf(light: readonly number[]): Hex {
  const pairs = light.map(amount => {
    const share = amount <= 0.0031308 ? amount * 12.92 : 1.055 * amount ** (1 / 2.4) - 0.055
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${pairs.join('')}`
}
