// Every string of the screen in one language (he), gathered from the folders they belong to; but
// for what a page keeps in a folder `words` of its own, which is loaded with the page.
//
// Loaded on its own, so that a reader downloads one language and no other.

import { merged } from './merged.ts'

export const catalog = merged(
  import.meta.glob(['../**/he.json', '!../pages/*/words/*.json'], {
    eager: true,
    import: 'default',
  }),
)
