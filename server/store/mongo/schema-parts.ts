import { Schema, type SchemaDefinition } from 'mongoose'

// What the schemas of all collections are made of.

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
