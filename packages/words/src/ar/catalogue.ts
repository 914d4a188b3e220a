// Every sentence of the catalogue in one language (ar), by id. Loaded on its own, so that a reader
// downloads one language and no other.

import advice from './advice.json' with { type: 'json' }
import commandProblems from './command-problems.json' with { type: 'json' }
import diagnostics from './diagnostics.json' with { type: 'json' }
import gists from './gists.json' with { type: 'json' }
import irregularities from './irregularities.json' with { type: 'json' }
import kinds from './kinds.json' with { type: 'json' }
import members from './members.json' with { type: 'json' }
import questionProblems from './question-problems.json' with { type: 'json' }
import reasons from './reasons.json' with { type: 'json' }
import recordProblems from './record-problems.json' with { type: 'json' }
import serverProblems from './server-problems.json' with { type: 'json' }
import statementProblems from './statement-problems.json' with { type: 'json' }
import statuses from './statuses.json' with { type: 'json' }
import vocabulary from './vocabulary.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = {
  ...advice,
  ...commandProblems,
  ...diagnostics,
  ...gists,
  ...irregularities,
  ...kinds,
  ...members,
  ...questionProblems,
  ...reasons,
  ...recordProblems,
  ...serverProblems,
  ...statementProblems,
  ...statuses,
  ...vocabulary,
}
