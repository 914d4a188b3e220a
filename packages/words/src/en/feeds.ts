// The catalogue of one language (en): calendars, feeds and the previews of links.
// Loaded on its own: only a server says these.

import feeds from './feeds.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = feeds
