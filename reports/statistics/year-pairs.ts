/**
 * Which years are held against each other: each with the next, and with three or more the first with the
 * last as well. No trend is fitted: that takes more occasions than audits have.
 *
 * @see statistics.md 9.
 * @example
 * comparedYears([2016, 2019, 2022]) // [[2016,2019],[2019,2022],[2016,2022]]
 * comparedYears([2022]) // []
 */
export function comparedYears<T>(years: readonly T[]): readonly (readonly [T, T])[] {
  const neighbours = years.flatMap((year, place): (readonly [T, T])[] =>
    place + 1 < years.length ? [[year, years[place + 1] as T]] : [],
  )
  return years.length < 3 ? neighbours : [...neighbours, [years[0] as T, years.at(-1) as T]]
}
