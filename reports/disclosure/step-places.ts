import type { Scale } from '../../surveys/questions/scale.ts'

/** Where some steps of a scale stand among its grades; none where a scale does not have them. */
export function stepPlaces(
  steps: readonly number[] | null,
  { min }: Pick<Scale, 'min'>,
): readonly number[] {
  return steps?.map(step => step - min) ?? []
}
