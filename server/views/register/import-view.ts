import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, formatMoment } from '../../../reports/formats/swedish.ts'
import type { User } from '../../accounts/user.ts'
import { paths } from '../../paths.ts'
import type { LatestImport } from '../../services/register-import.ts'
import { type Visitor, workPage } from '../work-page.ts'

const FILE_FIELD = 'fil'

export interface ImportPlace {
  readonly visitor: Visitor
  readonly isSynthetic: boolean
  readonly latest: LatestImport | null
  readonly users: readonly User[]
  /** The headers by which columns are recognised. */
  readonly headers: readonly string[]
  /** What is wrong with the file that was sent, in words; none when nothing was. */
  readonly errors: readonly string[]
  /** A sentence of what was just done; `null`: nothing. */
  readonly done: string | null
}

/** "Läs in en fil": sends a file, and undoes the latest import. */
export function importView(place: ImportPlace, say: Say) {
  const { visitor, isSynthetic, latest, errors, done } = place
  const title = errors.length === 0 ? say('import.title') : say('import.titleFaulty')
  return {
    ...workPage(title, { visitor, current: paths.register }, say),
    synthetic: isSynthetic,
    back: paths.register,
    done: done === null ? null : say(done),
    errors: errors.map(text => ({ href: `#${FILE_FIELD}`, text })),
    action: paths.registerImport,
    columns: place.headers.join(', '),
    latest: latest === null ? null : latestOf(latest, place, say),
  }
}

function latestOf({ at, by, count, changedSince }: LatestImport, { users }: ImportPlace, say: Say) {
  const who = users.find(({ id }) => id === by)?.name ?? by
  const values = { at: formatMoment(at), who, count: formatCount(count) }
  return {
    action: paths.registerUndo,
    text: say('import.latest', values),
    canUndo: changedSince === 0 && count > 0,
    why: say('import.cannotUndo', { count: changedSince }),
  }
}
