/**
 * Joins texts into one `_id`. What stands between them is written otherwise inside them, so that two lists
 * of texts never give the same `_id`; ids as people choose them stand as they are.
 */
export function joinedId(parts: readonly string[], between: ' ' | '/'): string {
  return parts.map(part => escaped(part, between)).join(between)
}

/** The texts that were joined. */
export function partsOf(id: string, between: ' ' | '/'): readonly string[] {
  return id
    .split(between)
    .map(part => part.replaceAll(codeOf(between), between).replaceAll('%25', '%'))
}

function escaped(part: string, between: ' ' | '/'): string {
  return part.replaceAll('%', '%25').replaceAll(between, codeOf(between))
}

function codeOf(between: ' ' | '/'): string {
  return between === ' ' ? '%20' : '%2F'
}
