// The shelf, and one agreement: its text, its machine form, its places, its files.
//
// The compiled agreement is data of the agreement package, whose types say what is in it; here only
// its format is looked at. Its digest lets two readers compare.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { JsonObject } from '@holdfast/record'
import { z } from 'zod'
import { isObject } from './pieces.ts'

/** A name by the tag of its language. */
const inLanguages = z.record(z.string(), z.string())
const namesOf = z.record(z.string(), inLanguages)

const termShape = z.object({ from: z.string(), to: z.string().nullable() })

/** An agreement as the shelf shows it. */
export const shelvedShape = z.object({
  id: z.string(),
  title: z.string(),
  notice: z.string(),
  titles: inLanguages.describe('In other languages, by its own names.'),
  notices: inLanguages,
  statuses: z.enum(['on', 'off']),
  inForce: termShape.describe('As extended or ended by what is on record now.'),
  isClosed: z.boolean(),
  rooms: z.array(z.string()).describe('Those of this reader.'),
  sizes: z.record(z.string(), z.int()).describe('Entries in each of those rooms.'),
})

/** An agreement as the shelf shows it. */
export type Shelved = z.infer<typeof shelvedShape>

/** The shelf. */
export const shelfShape = z.object({ agreements: z.array(shelvedShape) })

const place = { line: z.int().describe('In the file, from 1.') }

const textBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prose'), text: z.string(), ...place }),
  z.object({
    kind: z.literal('clauses'),
    clauses: z
      .array(z.object({ id: z.string(), from: z.int(), to: z.int(), ...place }))
      .describe('Each with its span of the file, in UTF-16 units.'),
    ...place,
  }),
])

/** The text by article, in the order of the file. */
const agreementTextShape = z.object({
  title: z.string(),
  articles: z.array(
    z.object({
      id: z.string().describe('Empty for what stands before the first heading.'),
      title: z.string(),
      blocks: z.array(textBlock),
      ...place,
    }),
  ),
})

/** One agreement. */
export const agreementShape = z.object({
  id: z.string(),
  title: z.string(),
  notice: z.string(),
  compiled: z.custom<CompiledAgreement>(isCompiled),
  digest: z.string().describe('SHA-256 of the canonical JSON of `compiled`.'),
  text: agreementTextShape,
  places: z.record(z.string(), z.unknown()).nullable().describe('GeoJSON.'),
  names: z
    .object({
      title: inLanguages,
      notice: inLanguages,
      roles: namesOf,
      places: namesOf,
      groups: namesOf,
      classes: namesOf,
      acts: namesOf,
      articles: namesOf,
    })
    .nullable()
    .describe('Its names in several languages, by id.'),
  rooms: z.array(
    z.object({
      id: z.string(),
      origin: z.string().describe('The name of its log.'),
      logKey: z.string().describe('The verifier key of its log.'),
      size: z.int(),
    }),
  ),
  // The bulletin that is told; null where everything is told at once. What these three are stands
  // in docs/api.md: words in a shape travel with the first page.
  bulletin: z.object({ at: z.string(), next: z.string(), statusesUntil: z.string() }).nullable(),
  atOnce: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      holder: z.string().nullable(),
      claimedAt: z.string(),
      body: z.custom<JsonObject>(isObject),
      bytes: z.string(),
    }),
  ),
  recalls: z.array(
    z.object({
      id: z.string(),
      by: z.string().nullable(),
      on: z.string(),
      at: z.string(),
      clauses: z.array(z.string()),
      said: z.string(),
      now: z.string(),
    }),
  ),
  root: z.object({ keyId: z.string() }).describe('The first registrar.'),
  files: z.record(z.string(), z.string()).describe('SHA-256 of each file, by name.'),
})

/** One agreement. */
export type AgreementAnswer = z.infer<typeof agreementShape>

function isCompiled(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('format' in value)) return false
  return value.format === 'holdfast-agreement/1'
}
