// GET /api/agreements/:id/entries
//
// Statements of the rooms in view, newest first. The database lists them as this reader, so that
// what a reader may not read is neither found by a search nor counted by a page.

import { isInstantMs, offsetAt, ok, printInstantAt, refuse, type Result } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { routes, type EntriesAnswer } from '@holdfast/protocol'
import { entryNumberOf, isJsonObject, isKeyId } from '@holdfast/record'
import type { ListedStatement, ListingPlace, ListingQuery } from '@holdfast/store'
import { readReach, readTime } from '@holdfast/sum'
import { knownOf } from '../../http/asking.ts'
import { route, type Asked } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { serverProblems as problem } from '../../problems.ts'

/** The most words that a search looks for. */
const wordsLimit = 12

/** Statements, newest first. */
export const entries = route(routes.entries, async ({ library, store }, asked) => {
  const record = await library.find(asked.reader, asked.params.id)
  if (!record.ok) return record
  const query = readListing(record.value, asked.query)
  if (!query.ok) return query
  const listing = await store.list(asked.reader.rooms, query.value)
  const last = listing.isLast ? undefined : listing.statements.at(-1)
  const value: EntriesAnswer = {
    view: [...query.value.rooms],
    knownAt: { ...query.value.knownAt },
    entries: listing.statements.map((statement) => presentListed(record.value, statement)),
    next: last === undefined ? null : printPlace(last),
  }
  return ok({ kind: 'value', value })
})

function readListing(
  { id, compiled, rooms }: ReadableRecord,
  query: Asked<typeof routes.entries>['query'],
): Result<ListingQuery & { readonly knownAt: Readonly<Record<string, number>> }> {
  const narrowed = query.room === undefined ? query : { ...query, view: query.room }
  const reach = readReach(narrowed, rooms)
  if (!reach.ok) return reach
  const from = readTime(query.from, compiled)
  if (!from.ok) return from
  const to = readTime(query.to, compiled)
  if (!to.ok) return to
  const after = query.before === undefined ? undefined : parsePlace(query.before)
  if (after === null) return refuse(problem.malformed('before'))
  if (query.kind !== undefined && !kinds.has(query.kind)) return refuse(problem.malformed('kind'))
  const by = query.author
  return ok({
    agreement: id,
    rooms: reach.value.view,
    knownAt: knownOf(reach.value, rooms),
    kind: query.kind,
    ...(by === undefined ? {} : isKeyId(by) ? { author: by } : { holder: by }),
    from: from.value ?? undefined,
    to: to.value ?? undefined,
    place: query.place,
    words: query.q
      ?.split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, wordsLimit),
    after,
    limit: query.limit,
  })
}

function presentListed(
  { compiled }: ReadableRecord,
  { claimedAt, body, index, ...plain }: ListedStatement,
): EntriesAnswer['entries'][number] {
  const { rules } = compiled.calendar
  return {
    ...plain,
    entry: entryNumberOf(index),
    claimedAt: printInstantAt(claimedAt, offsetAt(rules, claimedAt)),
    body: isJsonObject(body) ? body : {},
  }
}

function printPlace({ claimedAt, room, index }: ListingPlace): string {
  return `${claimedAt}.${index}.${room}`
}

function parsePlace(text: string): ListingPlace | null {
  const found = /^(-?\d{1,15})\.(\d{1,8})\.([a-z0-9][a-z0-9_-]{0,63})$/.exec(text)
  const [, ms = '', index = '', room = ''] = found ?? []
  const claimedAt = Number(ms)
  return found !== null && isInstantMs(claimedAt) ? { claimedAt, room, index: Number(index) } : null
}
