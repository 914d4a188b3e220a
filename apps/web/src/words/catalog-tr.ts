// Every string of the screen in one language (tr), gathered from the folders they belong to.
//
// Loaded on its own, so that a reader downloads one language and no other.

import { merged } from './merged.ts'

export const catalog = merged(import.meta.glob('../**/tr.json', { eager: true, import: 'default' }))
