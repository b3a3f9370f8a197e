import type { Say } from '../../../reports/documents/document.ts'
import type { PartList } from '../../../reports/follow-up/additions.ts'
import { versionsOf } from '../../../reports/follow-up/additions.ts'
import type {
  Action,
  Assessment,
  Passage,
  Statement,
} from '../../../reports/follow-up/dossier-schema.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { passageView, whenText } from './audit-words.ts'

interface SaidIn {
  readonly filed: FiledDossier
  readonly say: Say
}

interface Said {
  readonly id: string
  readonly on: string | null
  readonly passage: Passage
}

/** What a committee or its administration has answered: who speaks, and whether it is decided or proposed. */
export function statementView(statement: Statement, filed: FiledDossier, say: Say) {
  const { body, speaker, isDecided, position } = statement
  return {
    ...saidView('statements', statement, { filed, say }),
    heading: say('staff.audit.said', {
      body: namesOf([body], filed),
      speaker: say(`staff.audit.speaker.${speaker}`),
      isDecided: say(`staff.audit.isDecided.${isDecided ? 'ja' : 'nej'}`),
    }),
    tag: say(`followUp.position.${position ?? 'none'}`),
  }
}

export function actionView(action: Action, filed: FiledDossier, say: Say) {
  return {
    ...saidView('actions', action, { filed, say }),
    heading: namesOf(action.bodies, filed),
    tag: say('staff.audit.actionIs', { state: say(`followUp.action.${action.state}`) }),
  }
}

/** A judgement on the auditors' scale, or in their words, with who judges. */
export function assessmentView(assessment: Assessment, filed: FiledDossier, say: Say) {
  const { bodies, judgement, by } = assessment
  const about = bodies.length === 0 ? say('staff.audit.asWhole') : namesOf(bodies, filed)
  return {
    ...saidView('assessments', assessment, { filed, say }),
    heading: say('staff.audit.judged', { about, by }),
    tag:
      judgement === undefined
        ? say('followUp.inWordsShort')
        : say('staff.audit.judgementIs', { judgement: say(`followUp.judgement.${judgement}`) }),
  }
}

function saidView(list: PartList, { id, on, passage }: Said, { filed, say }: SaidIn) {
  const versions = versionsOf({ list, id }, filed.additions)
  return {
    on: whenText(on, say),
    passage: passageView(passage, filed.dossier, say),
    change: pathTo.part(filed.id, { list, id }),
    history: versions.length > 1 ? pathTo.partHistory(filed.id, { list, id }) : null,
  }
}

function namesOf(ids: readonly string[], { dossier }: FiledDossier): string {
  return ids.map(id => dossier.bodies.find(body => body.id === id)?.name ?? id).join(', ')
}
