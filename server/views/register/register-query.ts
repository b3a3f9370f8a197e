import type { Sector } from '../../../surveys/association.ts'
import type { RegisterOrder, RegisterQuery } from '../../../surveys/register-search.ts'
import { pathTo } from '../../paths.ts'

/** What each choice is called in addresses. */
export const STATE_WORDS = { valid: '', closed: 'stangda', all: 'alla' } as const
export const ADDRESS_WORDS = { any: '', missing: 'saknas', shared: 'delad' } as const
export const ORDER_WORDS = { name: '', id: 'id', sector: 'sektor' } as const satisfies Readonly<
  Record<RegisterOrder, string>
>

const LONGEST_ASKED = 200
/** Before the name of an order that goes the other way. */
const BACKWARDS = '-'
const NAME = 'namn'

/** What is asked for in an address; anything that is not understood is as if it were not there. */
export function readQuery(
  given: Readonly<Record<string, unknown>>,
  sectors: readonly Sector[],
): { readonly query: RegisterQuery; readonly page: number } {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' && value.length <= LONGEST_ASKED ? value.trim() : ''
  }
  const ordning = text('ordning')
  const order = ordning.replace(/^-/, '')
  const sida = text('sida')
  return {
    query: {
      text: text('sok'),
      sector: sectors.find(({ id }) => id === text('sektor'))?.id ?? null,
      state: keyOf(STATE_WORDS, text('lage'), 'valid'),
      address: keyOf(ADDRESS_WORDS, text('adress'), 'any'),
      order: keyOf(ORDER_WORDS, order, 'name'),
      isBackwards: ordning.startsWith(BACKWARDS),
    },
    page: /^[1-9]\d{0,6}$/.test(sida) ? Number(sida) : 1,
  }
}

function keyOf<Key extends string>(
  words: Readonly<Record<Key, string>>,
  word: string,
  usual: Key,
): Key {
  const found = Object.entries(words).find(([, value]) => value === word)
  return found === undefined ? usual : (found[0] as Key)
}

/** The address of a page of what is asked for. */
export function toAddress(query: RegisterQuery, page: number): string {
  const order = ORDER_WORDS[query.order]
  return pathTo.register({
    sok: query.text,
    sektor: query.sector ?? '',
    lage: STATE_WORDS[query.state],
    adress: ADDRESS_WORDS[query.address],
    ordning: query.isBackwards ? `${BACKWARDS}${order === '' ? NAME : order}` : order,
    sida: page === 1 ? '' : String(page),
  })
}
