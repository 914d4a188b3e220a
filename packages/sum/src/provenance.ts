// How a record was compiled: the file `provenance.json` beside the text, adopted with the rest of
// it. Who compiled it and how it was read, where the text is from, what was looked for and not
// found, what was not looked for, and what is known to be missing.
//
// It is the compiler's own word and changes no status. What can be counted is not in it: that is
// worked out from the record.

import { decodeUtf8, isJson, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { hiddenTextIn } from '@holdfast/record'
import { z } from 'zod'
import { textProblems as problem } from './problems.ts'

/** The file of a text that says how its record was compiled. */
export const provenanceFile = 'provenance.json'

/** The most notes of one sort. */
const notesMax = 100

const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
const inLanguages = z
  .record(tag, z.string().min(1).max(limits.words))
  .refine((said) => Object.keys(said).length > 0)
const notes = z.array(inLanguages).max(notesMax).default([])

const shape = z.strictObject({
  format: z.literal('holdfast-provenance/1'),
  compiler: inLanguages,
  text: notes,
  notFound: notes,
  notSought: notes,
  gaps: notes,
})

/** How a record was compiled; each note in one language or more. */
export type Provenance = Readonly<Omit<z.infer<typeof shape>, 'format'>>

/** Reads how a record was compiled. Refuses another shape. */
export function parseProvenance(bytes: Bytes): Result<Provenance> {
  const text = bytes.length > limits.namesBytes ? null : decodeUtf8(bytes)
  if (text === null) return refuse(problem.badProvenance(provenanceFile, 'UTF-8'))
  const value = jsonOf(text)
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const at = [...(issue?.path ?? []), ...unknown].join('.')
    return refuse(problem.badProvenance(provenanceFile, at))
  }
  const hidden = isJson(value) ? hiddenTextIn(value, provenanceFile) : null
  if (hidden !== null) return refuse(hidden)
  const { format: _, ...told } = parsed.data
  return ok(told)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
