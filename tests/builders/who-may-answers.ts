/** What each role is answered with: administrator, utredare, revisor, läsare. */
export type Answers = readonly [number, number, number, number]

/** What a route answers, by what stands in its path. */
export type Row = Readonly<Record<string, Answers>>

export const ALL: Answers = [200, 200, 200, 200]
export const NOWHERE: Answers = [404, 404, 404, 404]
export const DONE: Answers = [303, 303, 303, 303]
