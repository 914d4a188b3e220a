// The catalogue of one language (en): why a status is what it is, fact by fact.
// Loaded on its own, so that only who asks why downloads it.

import why from './why.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = why
