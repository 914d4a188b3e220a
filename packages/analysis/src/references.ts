// How an answer names what it rests on: facts and acts by reference, never whole.
//
// A reference is the entry that first said it, counted from 1: `public:12`. What is not in the view
// cannot be named by its entry; then the record's own key stands.

import type { EntryRef } from '@holdfast/agreement'
import { factRefOf, printEntryRef } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'

/** Entries by their references. */
export function entryRefs(entries: readonly EntryRef[]): readonly string[] {
  return entries.map(printEntryRef)
}

/** The entry that first said something; null where it rests on none. */
export function firstRef(entries: readonly EntryRef[]): string | null {
  const [first] = entries
  return first === undefined ? null : printEntryRef(first)
}

/** Finds the reference of a fact or an act by its key. */
export type Referrer = (key: string) => string

/** Looks facts and acts up only when the first key is asked for: most answers ask for none. */
export function referrerOf({ replayed }: Pick<Answer, 'replayed'>): Referrer {
  let known: ReadonlyMap<string, string> | null = null
  return (key) => {
    known ??= new Map(
      [...replayed.facts, ...replayed.acts].map((said) => [said.key, factRefOf(said)]),
    )
    return known.get(key) ?? key
  }
}
