import type { Say } from '../../reports/documents/document.ts'
import { onePageDocument } from '../../reports/documents/one-page-document.ts'
import type { OnePage } from '../services/publication-service.ts'
import { reportView } from './report-view.ts'
import { OUTSIDE } from './site-view.ts'

/** A result on one page in the look of the public pages. */
export function publicResultView({ current, plans }: OnePage, say: Say) {
  const { result, digest } = current
  const document = onePageDocument(result, { digest, plans, say })
  return {
    ...reportView(document, { say, downloads: [], frame: OUTSIDE }),
    language: 'sv' as const,
    languages: null,
    survey: result.survey.title,
    association: null,
    script: false,
  }
}
