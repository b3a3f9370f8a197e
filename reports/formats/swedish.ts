import type { Instant } from '../../surveys/instant.ts'
import { roundHalfAway } from '../statistics/rounding.ts'

/** No information: never 0, never an empty cell. */
export const MISSING = '–'
/** Withheld to protect those who are few. */
export const WITHHELD = '..'

const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

/** A number with decimal comma, real minus and rounded half away from zero: `−0,2`. */
export function formatDecimal(x: number, decimals: number): string {
  const rounded = roundHalfAway(x, decimals)
  const [whole = '', fraction] = Math.abs(rounded).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE)
  return `${rounded < 0 ? MINUS : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`
}

/** A whole number: `1 234`. */
export function formatCount(n: number): string {
  return formatDecimal(n, 0)
}

const NUMBER_WORDS = 'noll en två tre fyra fem sex sju åtta nio tio elva tolv'.split(' ')

/** A small number in words, as in running text: `tre`; from 13 in digits. */
export function numberWord(n: number): string {
  return NUMBER_WORDS[n] ?? formatCount(n)
}

/** The same at the beginning of a sentence: `Tre`. */
export function numberWordFirst(n: number): string {
  const word = numberWord(n)
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1)
}

/** A medelbetyg or another number on the scale: `3,4`. */
export function formatScore(x: number): string {
  return formatDecimal(x, 1)
}

/** A share in [0, 1] as per cent: `54 %`. */
export function formatShare(share: number): string {
  return `${formatDecimal(share * 100, 0)}${NO_BREAK_SPACE}%`
}

/** A difference, with its sign written out: `+0,2`, `−0,2`, `0,0`. */
export function formatDifference(x: number, decimals = 1): string {
  const text = formatDecimal(x, decimals)
  return roundHalfAway(x, decimals) > 0 ? `+${text}` : text
}

/** A p-value: `0,032`, and below a thousandth `< 0,001`. */
export function formatP(p: number): string {
  return p < 0.001 ? `<${NO_BREAK_SPACE}0,001` : formatDecimal(p, 3)
}

const TIME_ZONE = 'Europe/Stockholm'
const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: TIME_ZONE })
const clock = new Intl.DateTimeFormat('sv-SE', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: TIME_ZONE,
})

/** The day of an instant in Stockholm: `10 oktober 2022`. */
export function formatDay(instant: Instant): string {
  return day.format(new Date(instant))
}

const dayOfYear = new Intl.DateTimeFormat('sv-SE', {
  day: 'numeric',
  month: 'long',
  timeZone: TIME_ZONE,
})

/** The day of an instant in Stockholm where the year is understood: `10 oktober`. */
export function formatDayOfYear(instant: Instant): string {
  return dayOfYear.format(new Date(instant))
}

/** Day and time of an instant in Stockholm: `10 oktober 2022 kl. 23.59`, where no line breaks after `kl.`. */
export function formatMoment(instant: Instant): string {
  const date = new Date(instant)
  return `${day.format(date)} kl.\u00a0${clock.format(date).replace(':', '.')}`
}
