// Every string of the screen in one language (he), gathered from the folders they belong to.
//
// Loaded on its own, so that a reader downloads one language and no other.

import { merged } from './merged.ts'

export const catalog = merged(import.meta.glob('../**/he.json', { eager: true, import: 'default' }))
