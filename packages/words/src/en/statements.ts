// The catalogue of one language (en): what is said: kinds of statements with their sentences.
// Loaded on its own, so that a reader downloads one language, and of it what they see.

import gists from './gists.json' with { type: 'json' }
import kinds from './kinds.json' with { type: 'json' }
import members from './members.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = {
  ...gists,
  ...kinds,
  ...members,
}
