// Every string of the screen in one language (ar), gathered from the folders they belong to.
//
// Loaded on its own, so that a reader downloads one language and no other.

import { merged } from './merged.ts'

export const catalog = merged(import.meta.glob('../**/ar.json', { eager: true, import: 'default' }))
