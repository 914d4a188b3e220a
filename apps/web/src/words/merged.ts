// One catalog from many files: message id to message. A message id said twice is our bug.
//
// What is built for readers holds messages that are parsed already (`parsed-words.config.ts`). Ids
// begin with the name of the folder they belong to, so that a missing one is soon found.

import { assert } from '@holdfast/base'
import type { Catalogue, MessageText } from '@holdfast/words'

export type Catalog = Catalogue

export function merged(files: Readonly<Record<string, unknown>>): Catalog {
  const catalog: Record<string, MessageText> = {}
  for (const [path, file] of Object.entries(files)) {
    assert(typeof file === 'object' && file !== null, `${path} is an object of strings`)
    for (const [id, text] of Object.entries(file)) {
      assert(isMessage(text), `${id} is a message`)
      assert(!(id in catalog), `${id} is said once`)
      catalog[id] = text
    }
  }
  return catalog
}

function isMessage(value: unknown): value is MessageText {
  return typeof value === 'string' || Array.isArray(value)
}
