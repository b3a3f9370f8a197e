import type { TypedAssociation } from '../../server/services/walk-in-service.ts'
import { submitTestAnswer, type TestContainer } from './test-container.ts'

type Answers = Parameters<typeof submitTestAnswer>[2]['answers']

/** Someone comes by the open link. @param who A name in the register, or an association that is typed. */
export async function walkIn(
  container: TestContainer,
  code: string,
  who: string | TypedAssociation,
): Promise<string> {
  const { walkIns } = container
  const outcome = await (typeof who === 'string'
    ? walkIns.pick(code, who)
    : walkIns.type(code, who))
  if (outcome.kind !== 'welcome') throw new Error(`not welcome: ${outcome.kind}`)
  return outcome.token
}

/** The same, and sends in an answer. @returns The token, the submission id and the id of what waits. */
export async function answerByOpenLink(
  container: TestContainer,
  code: string,
  who: string | TypedAssociation,
  answers: Answers = { 'prov.helhet': '4' },
) {
  const before = new Set((await container.approvals.list('prov-2022')).map(idOf))
  const token = await walkIn(container, code, who)
  const submissionId = await submitTestAnswer(container, token, { answers })
  const waiting = (await container.approvals.list('prov-2022')).map(idOf)
  return { token, submissionId, id: waiting.find(id => !before.has(id))! }
}

const idOf = ({ walkIn }: { readonly walkIn: { readonly id: string } }) => walkIn.id

/** As it stands in a command that says nothing more than which answer. */
export const PICKED = { associationId: null, isNew: false, sector: null, replaces: false } as const
