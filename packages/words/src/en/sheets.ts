// What the sheets of a terminal say (en): labels, heads, dates. A part of the catalogue, loaded on
// its own.

import sheets from './sheets.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = sheets
