// The catalogue of one language (ar): what columns of tables mean that people take away.
// Loaded on its own, since screens do not show it.

import exported from './exports.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = exported
