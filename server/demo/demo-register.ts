import {
  type Association,
  NOTHING_MORE,
  type Sector,
  type SectorId,
} from '../../surveys/association.ts'
import { orgNumberCheckDigit } from '../../surveys/organisation-number.ts'

/** How many associations each sector has, and what they are called. */
const SECTORS: readonly (Sector & { readonly size: number; readonly kinds: readonly string[] })[] =
  [
    {
      id: 'idrott',
      name: 'Idrott',
      size: 62,
      kinds: ['IF', 'FK', 'simklubb', 'gymnastikförening', 'bordtennisklubb', 'ridklubb', 'OK'],
    },
    {
      id: 'kultur',
      name: 'Kultur',
      size: 38,
      kinds: ['teaterförening', 'kör', 'hembygdsförening', 'musikförening', 'konstförening'],
    },
    {
      id: 'social',
      name: 'Socialt och stöd',
      size: 22,
      kinds: ['stödförening', 'kvinnojour', 'anhörigförening', 'besöksgrupp'],
    },
    {
      id: 'pensionar',
      name: 'Pensionärer',
      size: 18,
      kinds: ['pensionärsförening', 'seniorförening'],
    },
    {
      id: 'funktionsratt',
      name: 'Funktionsrätt',
      size: 14,
      kinds: ['funktionsrättsförening', 'hörselförening'],
    },
    {
      id: 'barn-unga',
      name: 'Barn och unga',
      size: 24,
      kinds: ['scoutkår', 'ungdomsförening', 'fritidsförening'],
    },
    { id: 'tro', name: 'Tro och livsåskådning', size: 20, kinds: ['församling', 'samfund'] },
    {
      id: 'natur',
      name: 'Natur och miljö',
      size: 14,
      kinds: ['naturvårdsförening', 'odlarförening'],
    },
    { id: 'integration', name: 'Integration och mångfald', size: 8, kinds: ['vänförening'] },
  ]

const PLACES = [
  'Exempelby',
  'Norrvik',
  'Sjövalla',
  'Björkhöjden',
  'Kvarnbacken',
  'Lillån',
  'Stenhagen',
  'Ekudden',
  'Tallmossen',
  'Ängsbro',
  'Fågelsången',
  'Östra Sund',
]

export const DEMO_SECTORS: readonly Sector[] = SECTORS.map(({ id, name }) => ({ id, name }))

/** Associations that were founded after the first round. */
const FOUNDED_LATER = 10

/** The register as it stood in 2019 and from 2022. The same every time. */
export function demoRegister(): {
  readonly in2019: readonly Association[]
  readonly from2022: readonly Association[]
} {
  const from2022 = SECTORS.flatMap(({ id, size, kinds }) =>
    Array.from({ length: size }, (_, index) => ({ sector: id, name: nameOf(index, kinds) })),
  ).map(({ sector, name }, index) => associationOf(sector, name, index + 1))
  const every = Math.floor(from2022.length / FOUNDED_LATER)
  const in2019 = from2022.filter((_, index) => index % every !== every - 1)
  return { in2019, from2022 }
}

/** Goes through the places for each kind in turn, so that no two in a sector have the same name. */
function nameOf(index: number, kinds: readonly string[]): string {
  const place = PLACES[index % PLACES.length] ?? ''
  const kind = kinds[(index + Math.floor(index / PLACES.length)) % kinds.length] ?? ''
  const round = Math.floor(index / (PLACES.length * kinds.length))
  return round === 0 ? `${place}s ${kind}` : `${place}s ${kind} ${round + 1}`
}

function associationOf(sector: SectorId, name: string, number: number): Association {
  const id = `F${String(number).padStart(4, '0')}`
  return {
    id,
    name: name.replace(/ss /, 's '),
    orgNumber: madeUpOrgNumber(number),
    sector,
    // A few have no address, as in any register.
    email: number % 23 === 0 ? null : `styrelsen.${id.toLowerCase()}@forening.example`,
    ...NOTHING_MORE,
  }
}

/** No organisation has a number that begins with 4: these can be nobody's. */
function madeUpOrgNumber(number: number): string {
  const nine = `42${String(2_000_000 + number * 37)}`
  return `${nine.slice(0, 6)}-${nine.slice(6)}${orgNumberCheckDigit(nine)}`
}
