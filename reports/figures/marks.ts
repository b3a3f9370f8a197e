/** The one colour of what is told, which stands out in grey as well. */
export const COLOUR = '#2f74b5'
/** Of lines that only lead the eye from one mark to another. */
export const LINE_COLOUR = '#8a8f98'

/** How a mark looks, for every kind of chart to change what is its own. */
export const DOTS = {
  showLine: false,
  pointRadius: 5,
  pointStyle: 'circle',
  rotation: 0,
  borderColor: COLOUR,
  backgroundColor: COLOUR,
  borderWidth: 2,
  borderDash: [],
} as const
