import { type Fault, fault, repeats } from '../../surveys/fault.ts'
import type { Comparison } from '../comparison/comparison.ts'
import type { ResultSet } from '../results/result-set.ts'
import type { Dossier } from './dossier-schema.ts'
import { standing } from './matrix.ts'

type Links = Pick<Dossier, 'outcomeLinks' | 'claimLinks'>
const LISTS = ['outcomeLinks', 'claimLinks'] as const
const NAMED = ['questions', 'indices'] as const

/** What is wrong with the links of a dossier, whatever they lead to. */
export function linkFaults(dossier: Links): readonly Fault[] {
  return LISTS.flatMap(list =>
    dossier[list].flatMap((link, index) => [
      ...(link.questions.length + link.indices.length === 0
        ? [fault(`${list}[${index}].questions`, 'linksNothing')]
        : []),
      ...NAMED.flatMap(key =>
        repeats(link[key]).map(({ index: place, value }) =>
          fault(`${list}[${index}].${key}[${place}]`, 'repeatedId', { value }),
        ),
      ),
    ]),
  )
}

/** What is known of the associations' answers: comparisons and results, as they were certified. */
export interface Answers {
  readonly comparisons: readonly Comparison[]
  readonly results: readonly ResultSet[]
}

/**
 * Links to questions and indices that are not in what they lead to. A link to what is not at hand cannot be checked,
 * and is no fault: the report says that it is missing.
 */
export function strayLinks(dossier: Links, { comparisons, results }: Answers): readonly Fault[] {
  return [
    ...straying('outcomeLinks', dossier, ({ comparison: { first, second } }) => {
      const found = comparisons.find(
        each => each.first.round.id === first && each.second.round.id === second,
      )
      return found && askedInComparison(found)
    }),
    ...straying('claimLinks', dossier, ({ round }) => {
      const found = results.find(each => each.round.id === round)
      return found && { questions: idsOf(found.items), indices: idsOf(found.indices) }
    }),
  ]
}

interface Asked {
  readonly questions: readonly string[]
  readonly indices: readonly string[]
}

function askedInComparison({ items, indices }: Comparison): Asked {
  return {
    questions: items.flatMap(({ first, second }) => idsOf([...first, ...second])),
    indices: idsOf(indices),
  }
}

function straying<List extends keyof Links>(
  list: List,
  dossier: Links,
  askedBy: (link: Links[List][number]) => Asked | undefined,
): readonly Fault[] {
  const links: readonly Links[List][number][] = dossier[list]
  const valid = new Set(standing(links).map(({ id }) => id))
  return links.flatMap((link, index) => {
    const asked = valid.has(link.id) ? askedBy(link) : undefined
    if (asked === undefined) return []
    return NAMED.flatMap(key =>
      link[key].flatMap((value, place) =>
        asked[key].includes(value)
          ? []
          : [fault(`${list}[${index}].${key}[${place}]`, 'notAsked', { value })],
      ),
    )
  })
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id)
}
