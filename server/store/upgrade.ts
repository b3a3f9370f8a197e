/** How a store was brought to the version that the program needs. */
export interface Upgraded {
  readonly from: number
  readonly to: number
  /** Where the store as it was before is kept; `null`: it had the version already. */
  readonly backup: string | null
}

export interface UpgradeOptions {
  /** Where to keep the store as it was, by a name that says what it is: `store-v1.sqlite`. */
  readonly backupPath: (name: string) => string
}
