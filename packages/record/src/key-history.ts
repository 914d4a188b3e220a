// The keys of one room as its log goes on: each change is kept, so that the register at any earlier
// moment can still be asked.
//
// A register is a look-up into this history and costs nothing to make, however many keys there are.
// Whoever holds one never sees it change.

import { present } from '@holdfast/base'
import type { KeyId } from './ids.ts'
import type { KeyRegister, RegisteredKey } from './keys.ts'

/** Where the changes of one key stand among all changes, the first first. */
type Places = number[]

/** Keys and their changes, in the order of a log. */
export class KeyHistory {
  #begin: KeyRegister
  readonly #changes: RegisteredKey[] = []
  /** How many keys were new here after so many changes. */
  readonly #added: number[] = [0]
  readonly #places = new Map<KeyId, Places>()
  #register: KeyRegister

  /** A history that begins from the keys of another room, or from the root alone. */
  constructor(begin: KeyRegister) {
    this.#begin = begin
    this.#register = begin
  }

  /** The keys known after the last change. The same value until there is another. */
  get register(): KeyRegister {
    return this.#register
  }

  /** The keys changed here, in order. One that changed twice is there twice. */
  get changes(): readonly RegisteredKey[] {
    return this.#changes
  }

  /** True for a key that was enrolled, enrolled again or revoked here. */
  hasChanged(id: KeyId): boolean {
    return this.#places.has(id)
  }

  /** Takes a key as it now is. */
  add(key: RegisteredKey): void {
    const isNew = !this.#register.keys.has(key.id)
    const places = this.#places.get(key.id)
    if (places === undefined) this.#places.set(key.id, [this.#changes.length])
    else places.push(this.#changes.length)
    this.#changes.push(key)
    this.#added.push((this.#added.at(-1) ?? 0) + (isNew ? 1 : 0))
    this.#register = this.registerAfter(this.#changes.length)
  }

  /** Begins from other keys, of which none that changed here is different. */
  rebase(begin: KeyRegister): void {
    this.#begin = begin
    this.#register = this.registerAfter(this.#changes.length)
  }

  /** The keys known after so many changes. */
  registerAfter(changeCount: number): KeyRegister {
    const begin = this.#begin
    if (changeCount === 0) return begin
    const get = (id: KeyId): RegisteredKey | undefined => {
      const last = this.#places.get(id)?.findLast((place) => place < changeCount)
      return last === undefined ? begin.keys.get(id) : this.#changes[last]
    }
    const has = (id: KeyId): boolean => get(id) !== undefined
    const added = present(this.#added[changeCount], 'no more changes than there were')
    return { root: begin.root, keys: { size: begin.keys.size + added, get, has } }
  }

  /** Another history that begins with these changes and goes its own way. */
  fork(): KeyHistory {
    const fork = new KeyHistory(this.#begin)
    for (const key of this.#changes) fork.add(key)
    return fork
  }
}
