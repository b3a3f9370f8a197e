import type { Association } from '../../surveys/association.ts'
import { withoutControlCharacters } from '../../surveys/control-characters.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import { type FoundNames, searchNames } from '../../surveys/name-search.ts'
import { readOrgNumber } from '../../surveys/organisation-number.ts'
import { LONGEST_NAME } from '../../surveys/register.ts'
import { type Round, type RoundPhase, roundPhase, takesAnswers } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { OpenLinkCode, WalkIn } from '../../surveys/walk-in.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import { Problem } from '../problems.ts'
import type { AccessDeps } from './answer-access.ts'

/** What an open link leads to. */
export interface OpenLinkTarget {
  readonly round: Round
  readonly phase: RoundPhase
  readonly survey: Survey
}

/** An association as someone typed it. */
export interface TypedAssociation {
  readonly name: string
  readonly orgNumber: string
  readonly sector: string
}

export const TYPED_FAULTS = ['name', 'longName', 'orgNumber', 'sector'] as const
export type TypedFault = (typeof TYPED_FAULTS)[number]

export type WalkInOutcome =
  /** The token of a link of their own to the form. */
  | { readonly kind: 'welcome'; readonly token: AccessToken }
  /** Not one association in the register has the name that was picked: somebody has changed it meanwhile. */
  | { readonly kind: 'notFound'; readonly target: OpenLinkTarget }
  | {
      readonly kind: 'faulty'
      readonly target: OpenLinkTarget
      readonly faults: readonly TypedFault[]
    }
  | { readonly kind: 'closed'; readonly target: OpenLinkTarget }

/** For those who come by a round's open link. All of it throws Problem 'page/unknown' for a code that no round has. */
export interface WalkInService {
  find(code: OpenLinkCode): Promise<OpenLinkTarget>
  /** Names in the register; `null` when too little is written. */
  search(code: OpenLinkCode, written: string): Promise<FoundNames | null>
  /** @param name As it stands in the register. */
  pick(code: OpenLinkCode, name: string): Promise<WalkInOutcome>
  /** For an association that is not found in the register. */
  type(code: OpenLinkCode, typed: TypedAssociation): Promise<WalkInOutcome>
}

export function createWalkInService(deps: AccessDeps): WalkInService {
  const { store } = deps
  return {
    find: code => findTarget(code, deps),
    async search(code, written) {
      await findTarget(code, deps)
      const register = await store.listAssociations()
      return searchNames(
        register.map(({ name }) => name),
        written,
      )
    },
    async pick(code, name) {
      const target = await findTarget(code, deps)
      if (!takesAnswers(target.phase)) return { kind: 'closed', target }
      const named = (await store.listAssociations()).filter(
        each => oneLine(each.name) === oneLine(name),
      )
      const [picked] = named
      if (picked === undefined || named.length > 1) return { kind: 'notFound', target }
      return welcome(target, claimOf(picked), deps)
    },
    type: async (code, typed) => welcomeTyped(await findTarget(code, deps), typed, deps),
  }
}

async function welcomeTyped(
  target: OpenLinkTarget,
  typed: TypedAssociation,
  deps: AccessDeps,
): Promise<WalkInOutcome> {
  if (!takesAnswers(target.phase)) return { kind: 'closed', target }
  const { sector } = typed
  const name = oneLine(withoutControlCharacters(typed.name))
  const faults = faultsIn({ ...typed, name }, target)
  if (faults.length > 0) return { kind: 'faulty', target, faults }
  const read = readOrgNumber(typed.orgNumber)
  const orgNumber = read.kind === 'valid' ? read.orgNumber : null
  return welcome(target, { name, orgNumber, sector, associationId: null }, deps)
}

async function findTarget(
  code: OpenLinkCode,
  { store, surveys, secret, now }: AccessDeps,
): Promise<OpenLinkTarget> {
  const lookup = secret.lookup(normaliseCode(code))
  const round = (await store.listRounds()).find(({ openLink }) => openLink === lookup)
  if (round === undefined) throw new Problem('page/unknown')
  const { survey } = await surveys.getSurvey(round.survey)
  return { round, phase: roundPhase(round, now()), survey }
}

/** A name in the register may have line breaks, which a form does not give back as they were. */
function oneLine(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').trim()
}

type Claim = Pick<WalkIn, 'name' | 'orgNumber' | 'sector' | 'associationId'>

function claimOf({ id, name, orgNumber, sector }: Association): Claim {
  return { associationId: id, name, orgNumber, sector }
}

/** What is wrong with what was typed; an organisation number may be left out. */
function faultsIn(
  { name, orgNumber, sector }: TypedAssociation,
  { round }: OpenLinkTarget,
): readonly TypedFault[] {
  const isSector = round.opened?.sectors.some(({ id }) => id === sector) === true
  const isFaulty = {
    name: name === '',
    longName: [...name].length > LONGEST_NAME,
    orgNumber: orgNumber.trim() !== '' && readOrgNumber(orgNumber).kind === 'faulty',
    sector: !isSector,
  } satisfies Record<TypedFault, boolean>
  return TYPED_FAULTS.filter(fault => isFaulty[fault])
}

async function welcome(
  { round }: OpenLinkTarget,
  claim: Claim,
  { store, keys, secret, randomBytes }: AccessDeps,
): Promise<WalkInOutcome> {
  const linkKey = await keys.linkKeyOf(round)
  const id = randomBytes(10).toString('hex')
  const token = linkKey.token(id)
  const lookup = secret.lookup(token)
  await store.insertWalkIn({
    id,
    roundId: round.id,
    lookup,
    revision: 1,
    ...claim,
    decision: null,
  })
  return { kind: 'welcome', token }
}
