// Every command, in the order in which help lists them. To add one: its folder, and one line here.
//
// Only words are imported; `load` brings the work.

import type { Command } from './command.ts'
import { amend } from './commands/amend/words.ts'
import { check } from './commands/check/words.ts'
import { fmt } from './commands/fmt/words.ts'
import { diff } from './commands/diff/words.ts'
import { explain } from './commands/explain/words.ts'
import { exportTables } from './commands/export/words.ts'
import { due } from './commands/due/words.ts'
import { exposure } from './commands/exposure/words.ts'
import { importTable } from './commands/import/words.ts'
import { init } from './commands/init/words.ts'
import { key } from './commands/key/words.ts'
import { places } from './commands/places/words.ts'
import { mappings } from './commands/mappings/words.ts'
import { replay } from './commands/replay/words.ts'
import { status } from './commands/status/words.ts'
import { timeline } from './commands/timeline/words.ts'
import { tonight } from './commands/tonight/words.ts'
import { whatif } from './commands/whatif/words.ts'
import { verify } from './commands/verify/words.ts'

/** The commands. */
export const commands: readonly Command[] = [
  status,
  explain,
  due,
  tonight,
  exposure,
  whatif,
  timeline,
  check,
  fmt,
  diff,
  replay,
  verify,
  key,
  init,
  amend,
  importTable,
  exportTables,
  places,
  mappings,
]
