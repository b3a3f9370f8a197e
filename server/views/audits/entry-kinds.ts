import { HEAD, type PartName } from '../../../reports/follow-up/additions.ts'

/** How a text of a form becomes a value. */
export type Reading = 'text' | 'number' | 'flag' | 'lines' | 'registryNumber'

/** One thing to fill in, and where it stands in the value that comes of it. */
export interface EntryField {
  /** `passage.reference.source`, `wordings.0.text`; its id in the form is the same with hyphens. */
  readonly path: string
  readonly control: 'line' | 'area' | 'radio' | 'select' | 'ticks'
  readonly reading: Reading
  /** What it is when nothing is filled in. `leftOut` of what has to be there is a fault. */
  readonly whenEmpty: 'null' | 'leftOut'
  readonly isOptional: boolean
  /** What can be chosen: the name of a list of words, or of things in the dossier. */
  readonly options: string | null
  readonly hasHelp: boolean
}

/** Fields that stand together, as many times as they are filled in, and a few more. */
export interface EntryRows {
  readonly path: string
  readonly fields: readonly EntryField[]
  /** Empty ones that are shown after those filled in. */
  readonly spare: number
  /** What a row that is left out leaves: `false` for one that there is at most one of. */
  readonly isList: boolean
}

/** The form of one kind of thing in a dossier. */
export type EntryKind = readonly (EntryField | EntryRows)[]

export function isRows(each: EntryField | EntryRows): each is EntryRows {
  return 'fields' in each
}

const PLAIN = {
  reading: 'text',
  whenEmpty: 'leftOut',
  isOptional: false,
  options: null,
  hasHelp: false,
} as const
type More = Partial<Omit<EntryField, 'path' | 'control'>>

const line = (path: string, more: More = {}): EntryField => ({
  ...PLAIN,
  path,
  control: 'line',
  ...more,
})
const area = (path: string, more: More = {}): EntryField => ({
  ...PLAIN,
  path,
  control: 'area',
  ...more,
})
const chosen =
  (control: 'radio' | 'select' | 'ticks') =>
  (path: string, options: string, more: More = {}): EntryField => ({
    ...PLAIN,
    path,
    control,
    options,
    ...more,
  })
const radio = chosen('radio')
const select = chosen('select')
const ticks = chosen('ticks')

const when = (path: string, more: More = {}) =>
  line(path, { whenEmpty: 'null', isOptional: true, hasHelp: true, ...more })

/** What a document says, and where. @param before `passage.`: where it stands; empty in a row. */
const passage = (before: string): readonly EntryField[] => [
  area(`${before}text`),
  radio(`${before}isSummary`, 'isSummary', { reading: 'flag' }),
  select(`${before}reference.source`, 'sources'),
  line(`${before}reference.place`, { hasHelp: true }),
  line(`${before}reference.page`, { reading: 'number' }),
  select(`${before}reference.via`, 'sources', { isOptional: true, hasHelp: true }),
]

/** Which questions somebody has linked to what is said, and why. */
const questions: readonly EntryField[] = [
  area('questions', { reading: 'lines', isOptional: true, hasHelp: true }),
  area('indices', { reading: 'lines', isOptional: true, hasHelp: true }),
  area('reason'),
  line('by'),
  when('on'),
]

const recommendation = (more: More = {}) => select('recommendation', 'recommendations', more)

/** Why, where something is replaced. */
export const REASON = area('skal', { whenEmpty: 'null', hasHelp: true })

export const ENTRY_KINDS: Readonly<Record<PartName['list'], EntryKind>> = {
  [HEAD]: [
    line('title'),
    area('about', { hasHelp: true }),
    radio('synthetic', 'synthetic', { reading: 'flag' }),
  ],
  audits: [
    radio('kind', 'auditKinds'),
    line('title'),
    line('year', { reading: 'number' }),
    line('conductedBy'),
    { path: 'background', fields: passage(''), spare: 1, isList: true },
  ],
  sources: [
    select('kind', 'sourceKinds'),
    line('title'),
    line('by'),
    when('on'),
    line('registryNumber', {
      reading: 'registryNumber',
      whenEmpty: 'null',
      isOptional: true,
      hasHelp: true,
    }),
  ],
  bodies: [
    line('name'),
    select('kind', 'bodyKinds'),
    when('validFrom'),
    when('validTo'),
    select('parent', 'bodies', { whenEmpty: 'null', isOptional: true }),
    ticks('replaces', 'bodies', { hasHelp: true }),
  ],
  groups: [line('name', { hasHelp: true }), ticks('kinds', 'bodyKinds')],
  recommendations: [
    select('audit', 'audits'),
    line('number', { hasHelp: true }),
    { path: 'wordings', fields: passage(''), spare: 1, isList: true },
    {
      path: 'addressees',
      fields: [select('to', 'addressees'), line('on', { isOptional: true, hasHelp: true })],
      spare: 2,
      isList: true,
    },
    {
      path: 'lineage',
      fields: [select('kind', 'lineageKinds'), select('from', 'recommendations')],
      spare: 1,
      isList: true,
    },
    select('parent', 'recommendations', { whenEmpty: 'null', isOptional: true }),
    select('subject', 'audits', { whenEmpty: 'null', isOptional: true, hasHelp: true }),
    when('due'),
    { path: 'withdrawn', fields: passage(''), spare: 1, isList: false },
  ],
  statements: [
    recommendation(),
    select('body', 'bodies'),
    radio('speaker', 'speakers'),
    radio('isDecided', 'isDecided', { reading: 'flag' }),
    select('position', 'positions', { isOptional: true }),
    when('on'),
    ...passage('passage.'),
  ],
  actions: [
    recommendation(),
    ticks('bodies', 'bodies'),
    radio('state', 'actionStates', { hasHelp: true }),
    when('on'),
    ...passage('passage.'),
  ],
  assessments: [
    select('audit', 'audits'),
    recommendation({ whenEmpty: 'null', isOptional: true, hasHelp: true }),
    ticks('bodies', 'bodies'),
    select('judgement', 'judgements', { isOptional: true, hasHelp: true }),
    line('by'),
    when('on'),
    ...passage('passage.'),
  ],
  outcomeLinks: [
    recommendation(),
    line('comparison.first', { hasHelp: true }),
    line('comparison.second'),
    radio('direction', 'directions'),
    ...questions,
  ],
  claimLinks: [select('statement', 'statements'), line('round', { hasHelp: true }), ...questions],
}
