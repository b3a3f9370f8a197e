import type { Say } from '../../../reports/documents/document.ts'
import {
  ACTION_STATES,
  AUDIT_KINDS,
  type Dossier,
  JUDGEMENTS,
  LINEAGE_KINDS,
  POSITIONS,
  SOURCE_KINDS,
  SPEAKERS,
} from '../../../reports/follow-up/dossier-schema.ts'
import { DIRECTIONS } from '../../../reports/follow-up/link-schema.ts'
import { BODY_KINDS } from '../../../surveys/body.ts'
import {
  auditName,
  bodyName,
  recommendationTitle,
  shortened,
  sourceName,
  whenText,
} from './audit-words.ts'

/** Something that can be chosen in a form. */
export interface Option {
  readonly value: string
  readonly text: string
}

const YES_NO = ['ja', 'nej'] as const

/** Lists of words: what each is called in the texts. */
const WORDS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly key: string }>
> = {
  isSummary: { values: ['nej', 'ja'], key: 'staff.audit.isSummary' },
  isDecided: { values: YES_NO, key: 'staff.audit.isDecided' },
  synthetic: { values: ['nej', 'ja'], key: 'staff.audit.synthetic' },
  auditKinds: { values: AUDIT_KINDS, key: 'staff.audit.auditKind' },
  sourceKinds: { values: SOURCE_KINDS, key: 'staff.audit.sourceKind' },
  bodyKinds: { values: BODY_KINDS, key: 'bodyKind' },
  speakers: { values: SPEAKERS, key: 'staff.audit.speaker' },
  directions: { values: DIRECTIONS, key: 'staff.audit.direction' },
  lineageKinds: { values: LINEAGE_KINDS, key: 'staff.audit.lineage' },
  positions: { values: POSITIONS, key: 'followUp.position' },
  actionStates: { values: ACTION_STATES, key: 'followUp.action' },
  judgements: { values: JUDGEMENTS, key: 'followUp.judgement' },
}

/** What can be chosen of a kind: words, or what there is in the dossier. */
export function optionsOf(name: string, dossier: Dossier, say: Say): readonly Option[] {
  const words = WORDS[name]
  if (words !== undefined) {
    return words.values.map(value => ({ value, text: say(`${words.key}.${value}`) }))
  }
  return thingsIn(name, dossier, say)
}

function thingsIn(name: string, dossier: Dossier, say: Say): readonly Option[] {
  switch (name) {
    case 'sources':
      return dossier.sources.map(source => ({ value: source.id, text: sourceName(source, say) }))
    case 'audits':
      return dossier.audits.map(audit => ({ value: audit.id, text: auditName(audit, say) }))
    case 'recommendations':
      return dossier.recommendations.map(each => ({
        value: each.id,
        text: recommendationTitle(each, dossier, say),
      }))
    case 'statements':
      return dossier.statements.map(({ id, body, on, passage }) => ({
        value: id,
        text: say('staff.audit.statementOf', {
          body: dossier.bodies.find(each => each.id === body)?.name ?? body,
          on: whenText(on, say),
          text: shortened(passage.text),
        }),
      }))
    case 'addressees':
      return [
        ...dossier.groups.map(({ id, name: text }) => ({
          value: id,
          text: say('staff.audit.groupOf', { group: text }),
        })),
        ...bodyOptions(dossier, say),
      ]
    default:
      return bodyOptions(dossier, say)
  }
}

function bodyOptions({ bodies }: Dossier, say: Say): readonly Option[] {
  return bodies.map(body => ({ value: body.id, text: bodyName(body, say) }))
}
