import { Schema, type SchemaDefinition } from 'mongoose'

// A text that is empty is there. (Of its own accord mongoose takes it for missing.)
Schema.Types.String.checkRequired(value => typeof value === 'string')

export const text = { type: String, required: true } as const
export const key = { _id: text } as const
export const optionalText = { type: String, default: null } as const
export const whole = { type: Number, required: true } as const
export const flag = { type: Boolean, required: true } as const
export const parts = (definition: SchemaDefinition) => [new Schema(definition, { _id: false })]
export const part = (definition: SchemaDefinition) => ({
  type: new Schema(definition, { _id: false }),
  default: null,
})

/** What a register and a frame both have of an association. */
export const frameEntry = { name: text, orgNumber: optionalText, sector: text, email: optionalText }

export const association = {
  ...frameEntry,
  parent: optionalText,
  contacts: parts({ name: text, role: optionalText, email: optionalText, keepUntil: optionalText }),
  validFrom: optionalText,
  validTo: optionalText,
}

export const content = {
  state: { type: String, enum: ['draft', 'submitted', 'waiting', 'setAside'], required: true },
  sealed: String,
  submissionId: String,
  // A question and its value each. As documents of their own they would cost half of what a submit takes.
  answers: { type: [Schema.Types.Mixed], default: undefined },
  mode: String,
  codeDigest: String,
  salt: String,
  pseudonym: String,
  association: String,
}

export const disposal = {
  kind: text,
  decision: text,
  reason: text,
  by: text,
  at: text,
  answers: parts({ sector: text, count: whole }),
  addresses: whole,
  leaf: String,
  key: String,
  doneAt: optionalText,
}

export const certified = {
  text,
  digest: text,
  signature: optionalText,
  sealSalt: text,
  sealedName: text,
  sealedParts: whole,
} as const
