import type { Association, Sector } from '../../surveys/association.ts'
import { REGISTER_FIELDS, toTexts } from '../../surveys/register-row.ts'

/** Associations as the rows of a file, with the columns of `REGISTER_HEADERS`; sectors by their names. */
export function registerRows(
  associations: readonly Association[],
  sectors: readonly Sector[],
): readonly (readonly string[])[] {
  const names = new Map(sectors.map(({ id, name }) => [id, name]))
  return associations.map(association => {
    const texts = {
      ...toTexts(association),
      sector: names.get(association.sector) ?? association.sector,
    }
    return REGISTER_FIELDS.map(field => texts[field])
  })
}
