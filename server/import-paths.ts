/** What others have certified, and how any certified file is checked. */
export const importPaths = {
  imported: '/inlasta',
  acceptedKeys: '/inlasta/nycklar',
  checkFile: '/kontrollera',
  ownKeys: '/kontrollera/nyckel.pem',
} as const
