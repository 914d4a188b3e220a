// What pages keep for themselves in one language (tr): the words that nobody needs who opens no
// such page.

import { merged } from './merged.ts'

export const catalog = merged(
  import.meta.glob('../pages/*/words/tr.json', { eager: true, import: 'default' }),
)
