// One catalog from many files: message id to text. A message id said twice is our bug.
//
// Ids begin with the name of the folder they belong to, so that a missing one is soon found.

import { assert } from '@holdfast/base'

export type Catalog = Readonly<Record<string, string>>

export function merged(files: Readonly<Record<string, unknown>>): Catalog {
  const catalog: Record<string, string> = {}
  for (const [path, file] of Object.entries(files)) {
    assert(typeof file === 'object' && file !== null, `${path} is an object of strings`)
    for (const [id, text] of Object.entries(file)) {
      assert(typeof text === 'string', `${id} is a string`)
      assert(!(id in catalog), `${id} is said once`)
      catalog[id] = text
    }
  }
  return catalog
}
