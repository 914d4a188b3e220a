// The catalogue of one language (ar): what clauses mean, read back in sentences.
// Loaded on its own, so that only who opens a clause downloads it.

import sentences from './sentences.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = sentences
