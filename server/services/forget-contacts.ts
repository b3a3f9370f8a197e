import type { Association } from '../../surveys/association.ts'
import { plusMinutes } from '../../surveys/instant.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import type { BookDeps, RegisterBook } from './register-book.ts'

/** An import that is older than this is not undone: what was before it is forgotten. */
const UNDONE_WITHIN_DAYS = 30

/**
 * Takes away contacts whose last day has passed, and what was before imports that are old.
 *
 * @returns How many associations lost a contact.
 */
export async function forgetContacts({
  store,
  book,
  now,
}: Omit<BookDeps, 'sectors'> & { readonly book: RegisterBook }): Promise<number> {
  const today = stockholmDay(now())
  const latest = await store.findLatestImport()
  const isOld = latest !== null && plusMinutes(latest.at, UNDONE_WITHIN_DAYS * 24 * 60) < now()
  if (isOld) await store.forgetBefore(latest.number)
  return book.change({ kind: 'forget', by: 'barometer' }, ({ associations }) => {
    const changes = associations.flatMap(was => {
      const becomes = withoutPassed(was, today)
      const isSame = becomes.contacts.length === was.contacts.length
      return isSame ? [] : [{ was, becomes, kind: 'forgotten' as const }]
    })
    return { changes, told: changes.length }
  })
}

function withoutPassed(association: Association, today: string): Association {
  const contacts = association.contacts.filter(({ keepUntil }) => (keepUntil ?? today) >= today)
  return { ...association, contacts }
}
