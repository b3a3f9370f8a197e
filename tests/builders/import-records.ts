import type { AcceptedKey, ImportedFile } from '../../server/store/import-store.ts'

const AT = '2022-11-01T08:00:00.000Z'

export function importedFile(place: string, change: Partial<ImportedFile> = {}): ImportedFile {
  return {
    place,
    kind: 'result',
    rounds: ['prov-2019'],
    text: `{"a":"${place}"}`,
    digest: `digest of ${place}`,
    importedAt: AT,
    importedBy: 'rut',
    ...change,
  }
}

export function acceptedKey(fingerprint: string, change: Partial<AcceptedKey> = {}): AcceptedKey {
  const told = { reason: 'Jämfört med diariet.', acceptedAt: AT, acceptedBy: 'rut' }
  return { fingerprint, pem: `PEM ${fingerprint}`, ...told, ...change }
}
