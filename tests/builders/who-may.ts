/** What each role is answered with: administrator, utredare, revisor, läsare. */
export type Answers = readonly [number, number, number, number]

/** What a route answers, by whose or which its object is. */
export type WhoMayTable = Readonly<Record<string, Readonly<Record<string, Answers>>>>

export const ALL: Answers = [200, 200, 200, 200]
export const NOWHERE: Answers = [404, 404, 404, 404]
export const DONE: Answers = [303, 303, 303, 303]
/** Audits are the auditors' own: not even an administrator opens them. */
export const AUDITOR = (status: number): Answers => [403, 403, status, 403]
