// What pages keep for themselves in one language (en): the words that nobody needs who opens no
// such page.

import { merged } from './merged.ts'

export const catalog = merged(
  import.meta.glob('../pages/*/words/en.json', { eager: true, import: 'default' }),
)
