import type { AssociationId, SectorId } from '../../surveys/association.ts'
import { idFault } from '../../surveys/register.ts'
import type { Response } from '../../surveys/response.ts'
import type { FrameEntry, Round } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { toFrameEntry } from './open-round.ts'
import type { Waiting } from './waiting-answers.ts'

/** Whose an answer is to count as. */
export interface Approval {
  /** `null`: the association that was picked from the register. */
  readonly associationId: AssociationId | null
  /** In neither the frame nor the register: it enters the frame by this id, with the name that was typed. */
  readonly isNew: boolean
  /** Of one that is new; `null`: the one that was chosen by whoever answered. */
  readonly sector: SectorId | null
  /** It replaces what the association has sent in or begun. */
  readonly replaces: boolean
}

/**
 * Finds the association that staff say the answer is from: in the frame, in the register as it is now, or by the name
 * that was typed.
 *
 * @throws Problem 'walkIn/needAssociation', 'walkIn/unknownAssociation', 'walkIn/faultyId', 'walkIn/sector', or
 *   'walkIn/answered' where it has sent in or begun another answer, and that is not to be replaced.
 */
export async function chooseAssociation(
  waiting: Waiting,
  approval: Approval,
  store: Store,
): Promise<FrameEntry> {
  const { round, walkIn, linkKey } = waiting
  const id = approval.associationId ?? walkIn.associationId
  if (id === null) throw new Problem('walkIn/needAssociation', { name: walkIn.name })
  const entry =
    (await store.findFrameEntry(round.id, id)) ??
    (await findOutside(id, waiting, { approval, store }))
  checkSector(entry, round)
  const stored = await store.findResponse(round.id, linkKey.responseKey(id))
  if (stored !== null && !approval.replaces && !isMoved(stored, waiting)) {
    throw new Problem('walkIn/answered', { association: id, name: entry.name })
  }
  return entry
}

/** The result has a row for each sector that the round was opened with, and for no other. */
function checkSector({ sector }: FrameEntry, { opened }: Round): void {
  const sectors = (opened?.sectors ?? []).map(({ id }) => id)
  if (sectors.includes(sector)) return
  throw new Problem('walkIn/sector', { sector, sectors: sectors.join(', ') })
}

async function findOutside(
  id: string,
  { walkIn }: Waiting,
  { approval, store }: { readonly approval: Approval; readonly store: Store },
): Promise<FrameEntry> {
  const registered = (await store.listAssociations()).find(each => each.id === id)
  if (registered !== undefined) return toFrameEntry(registered)
  if (!approval.isNew) throw new Problem('walkIn/unknownAssociation', { association: id })
  if (idFault(id) !== null) throw new Problem('walkIn/faultyId', { association: id })
  const { name, orgNumber } = walkIn
  const sector = approval.sector ?? walkIn.sector
  return { associationId: id, name, orgNumber, sector, email: null }
}

/** An approval was broken off: the association's answer is this one, which its code tells, and nobody else has. */
function isMoved({ content }: Response, { response }: Waiting): boolean {
  return content.state === 'submitted' && content.codeDigest === response.content.codeDigest
}
