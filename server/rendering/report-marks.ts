import type { ReportDocument, Say } from '../../reports/documents/document.ts'

/** What a reader of a document has to know first, in words: SYNTETISKA EXEMPELDATA, PRELIMINÄRT. */
export function documentMarks(
  { synthetic, isPilot, preliminary, uncertified, fromPrint, withoutPanel }: ReportDocument,
  say: Say,
): readonly string[] {
  return [
    ...(synthetic ? [say('mark.synthetic')] : []),
    ...(isPilot ? [say('mark.pilot')] : []),
    ...(preliminary ? [say('mark.preliminary')] : []),
    ...(fromPrint ? [say('mark.fromPrint')] : []),
    ...(withoutPanel ? [say('mark.withoutPanel')] : []),
    ...(uncertified ? [say('mark.uncertified')] : []),
  ]
}
