// The catalogue of one language (ar): what checking an agreement finds.
// Loaded on its own, so that a reader downloads one language, and of it what they see.

import advice from './advice.json' with { type: 'json' }
import diagnostics from './diagnostics.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = {
  ...advice,
  ...diagnostics,
}
