import type { SectorId } from '../../surveys/association.ts'
import type { ReadContent } from './read-content.ts'

interface Named {
  readonly path: string
  readonly sector: SectorId
}

/** Every place in a file that names a sector which the file itself does not have. */
export function unknownSectors(read: ReadContent): readonly Named[] {
  if (read.kind === 'supplement') return []
  const known = new Set(read.content.sectors.map(({ id }) => id))
  return namedSectors(read).filter(({ sector }) => !known.has(sector))
}

function namedSectors(read: Exclude<ReadContent, { kind: 'supplement' }>): readonly Named[] {
  if (read.kind === 'result') {
    const { response, items, indices, exceptions } = read.content
    return [
      ...sectorsAt('response.sectors', response.sectors),
      ...items.flatMap(({ sectors }, at) => sectorsAt(`items[${at}].sectors`, sectors)),
      ...indices.flatMap(({ sectors }, at) => sectorsAt(`indices[${at}].sectors`, sectors)),
      ...sectorsAt('exceptions', exceptions),
    ]
  }
  return (['items', 'indices'] as const).flatMap(list =>
    read.content[list].flatMap(({ values }, at) =>
      sectorsAt(`${list}[${at}].values.sectors`, values?.sectors ?? []),
    ),
  )
}

function sectorsAt(
  path: string,
  cells: readonly { readonly sector: SectorId }[],
): readonly Named[] {
  return cells.map(({ sector }, at) => ({ path: `${path}[${at}].sector`, sector }))
}
