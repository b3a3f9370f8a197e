import { DEFINED, DEFINITIONS_ANCHOR, definitions } from './definitions.ts'
import { heading, prose, type ReportDocument, type Say } from './document.ts'

/** How every number comes about: in plain words and as a formula. */
export function methodDocument(say: Say): ReportDocument {
  return {
    title: say('method.page'),
    synthetic: false,
    isPilot: false,
    preliminary: false,
    uncertified: false,
    sections: [
      { kind: 'lead', text: say('method.lead') },
      ...['respondents', 'weights', 'families', 'unadjusted', 'index', 'signs', 'rounding'].map(
        key => prose(say(`method.${key}`)),
      ),
      heading(2, say('define.title'), DEFINITIONS_ANCHOR),
      definitions(DEFINED, say),
    ],
  }
}
