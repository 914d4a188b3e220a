// Every route under /api, in the order of the protocol's table.
//
// A route that is not in this list is not served, whatever its folder says.

import type { Route } from '../http/route.ts'
import { account } from './account/account.ts'
import { agreement } from './agreement/agreement.ts'
import { append } from './append/append.ts'
import { chart } from './chart/chart.ts'
import { checkpoint } from './checkpoint/checkpoint.ts'
import { clause } from './clause/clause.ts'
import { data } from './take-away/take-away.ts'
import { diff } from './diff/diff.ts'
import { due } from './due/due.ts'
import { entries } from './entries/entries.ts'
import { entryBytes } from './entry-bytes/entry-bytes.ts'
import { entry } from './entry/entry.ts'
import { exposure } from './exposure/exposure.ts'
import { facts } from './facts/facts.ts'
import { changes, deadlines } from './feeds/feeds.ts'
import { file } from './file/file.ts'
import { live } from './live/live.ts'
import { places } from './places/places.ts'
import { provenance } from './provenance/provenance.ts'
import { shelf } from './shelf/shelf.ts'
import { statuses } from './statuses/statuses.ts'
import { strip } from './strip/strip.ts'
import { summary } from './summary/summary.ts'
import { table } from './table/table.ts'
import { timeline } from './timeline/timeline.ts'
import { tonight } from './tonight/tonight.ts'
import { whatif } from './whatif/whatif.ts'
import { why } from './why/why.ts'

/** Every route. */
export const allRoutes: readonly Route[] = [
  shelf,
  agreement,
  statuses,
  summary,
  strip,
  chart,
  table,
  data,
  clause,
  why,
  places,
  account,
  facts,
  due,
  deadlines,
  changes,
  provenance,
  tonight,
  exposure,
  timeline,
  whatif,
  diff,
  entries,
  entry,
  checkpoint,
  entryBytes,
  file,
  append,
  live,
]
