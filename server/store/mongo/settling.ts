/** Methods that give something else than a promise of what they have done. */
const UNTRACKED = [
  'eachAssociation',
  'eachAssociationEvent',
  'eachFrameEntry',
  'eachInvitation',
  'eachJobPart',
  'eachLogEntry',
  'eachMessage',
  'eachResponse',
  'eachInAnyOrder',
  'eachStored',
  'close',
]

type Call = (...args: never[]) => Promise<unknown>

/** The same methods, and a way to wait for every call that has begun. */
export function settling<Methods extends object>(
  methods: Methods,
): { readonly methods: Methods; readonly settle: () => Promise<void> } {
  const pending = new Set<Promise<unknown>>()
  const tracked =
    (call: Call): Call =>
    async (...args) => {
      const result = call(...args)
      pending.add(result)
      try {
        return await result
      } finally {
        pending.delete(result)
      }
    }
  const entries = Object.entries(methods).map(([name, value]): [string, unknown] =>
    typeof value === 'function' && !UNTRACKED.includes(name)
      ? [name, tracked(value as Call)]
      : [name, value],
  )
  return {
    methods: Object.fromEntries(entries) as Methods,
    settle: async () => {
      await Promise.allSettled(pending)
    },
  }
}
