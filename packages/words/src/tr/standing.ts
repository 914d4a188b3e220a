// The catalogue of one language (tr): how things stand: statuses, reasons,
// irregularities and the words of acts, units and stages.
// Loaded on its own, so that a reader downloads one language, and of it what they see.

import irregularities from './irregularities.json' with { type: 'json' }
import reasons from './reasons.json' with { type: 'json' }
import statuses from './statuses.json' with { type: 'json' }
import vocabulary from './vocabulary.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = {
  ...irregularities,
  ...reasons,
  ...statuses,
  ...vocabulary,
}
