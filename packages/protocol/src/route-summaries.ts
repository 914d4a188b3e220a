// What each route is for, in a sentence: for OpenAPI and the page to read.
//
// It stands apart from the table of routes, since a browser loads the table and needs no sentence.

import { routes, type RouteName, type RouteShape } from './routes.ts'

const summaries: Readonly<Record<RouteName, string>> = {
  shelf: 'The agreements that this reader may know of.',
  agreement: 'One agreement: its text, its machine form, its places and rooms.',
  statuses: 'How it stands: the same bytes as `holdfast status --json`.',
  summary: 'At a glance: its state, what each clause comes to, what is due, what changed last.',
  strip: 'The strip: days or weeks across, obligations down, and a mark for each instance.',
  chart: 'Counts by the day, side by side: of one clause, or of the first in each article.',
  table:
    'A table to take away: CSV, CSV with HXL hashtags, JSON or a workbook with a codebook, ' +
    'or GeoJSON.',
  data: 'What there is to take away: tables with their codebooks, sizes and digests.',
  clause: 'One clause: why each instance stands as it does, with what it rests on.',
  why: 'Why a clause stands as it does: what counted, what did not, and what would decide.',
  places: 'The places that the record names, with what was said to have happened at each.',
  account: 'The states and clocks of a domain that keeps an account: routes, consents, denials.',
  facts: 'The facts, and the claims with their answers, page by page.',
  due: 'Due within a day, contested, and what changed since an earlier answer.',
  deadlines: 'Deadlines to come, by the public record, as a calendar to subscribe to.',
  changes: 'What was said last in the public room, as an Atom feed.',
  provenance:
    'How the record was compiled: who signed, rows by side, class and kind, sources, gaps.',
  tonight: 'If everything stopped tonight. Withheld from the public while in force.',
  exposure: 'What each side gave and what is to come for it: by the text, and by the record.',
  timeline: 'Every window with its status, and when statuses will change by themselves.',
  entries: 'Statements, newest first, by room, kind, author, time and words.',
  entry: 'One entry with its signatures and the proof that it is in the log.',
  checkpoint: 'The last signed checkpoint of a room’s log.',
  entryBytes: 'The exact bytes of the first entries of a room, a line each.',
  file: 'A file of the record folder: the manifest, the text, places, zones.',
  whatif: 'Which statuses would change, were more said, later, or not. Keeps nothing.',
  diff: 'What differs between two texts that were in force.',
  append: 'Appends one signed statement. Answers once it is kept; twice adds nothing.',
  live: 'Server-sent events: how far each room reaches, whenever one grows.',
}

/** What a route is for; empty for one that is not of the table. */
export function routeSummary(route: RouteShape): string {
  const of = Object.entries<RouteShape>(routes).find(([, one]) => one === route)
  const found = Object.entries(summaries).find(([name]) => name === of?.[0])
  return found?.[1] ?? ''
}
