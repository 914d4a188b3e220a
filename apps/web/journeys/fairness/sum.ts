// What the sum says, to hold pages against: the answers of the server, and the words of a language
// for them.

import { createClient, routes } from '@holdfast/protocol'
import { languageIds, type LanguageId, type Names } from '@holdfast/words'
import { namesOf } from '../../src/names/names.ts'
import { loadCatalog, loadOwnCatalog } from '../../src/words/catalogs.ts'
import { wordsFrom, type Words } from '../../src/words/use-words.ts'

type Client = ReturnType<typeof createClient>

/** An agreement and what the sum says of it, for one question. */
export type Sum = Awaited<ReturnType<typeof sumOf>>

/** Asks the server at an address what it says of an agreement. */
export async function sumOf(address: string, id: string, query: Record<string, string> = {}) {
  const client = createClient(address, fetch)
  const params = { id }
  const [agreement, summary, standing, strip, places] = await Promise.all([
    answered(client, routes.agreement, { params }),
    answered(client, routes.summary, { params, query }),
    answered(client, routes.statuses, { params, query }),
    answered(client, routes.strip, { params, query }),
    answered(client, routes.places, { params, query }),
  ])
  return {
    id,
    agreement: agreement.compiled,
    given: agreement.names,
    summary,
    standing,
    strip,
    places,
  }
}

/** The ids of what stands on the shelf. */
export async function shelved(address: string): Promise<readonly string[]> {
  const { agreements } = await answered(createClient(address, fetch), routes.shelf, {})
  return agreements.map(({ id }) => id)
}

type JsonRoute = Parameters<Client['ask']>[0]

async function answered<Route extends JsonRoute>(
  client: Client,
  route: Route,
  asked: Parameters<Client['ask']>[1],
): Promise<Route['answer']['_output']> {
  const result = await client.ask(route, asked)
  if (!result.ok) throw new Error(`refused: ${result.problem.code}`)
  return result.value
}

/** Every language's words, as pages have them. */
export async function everyWords(): Promise<ReadonlyMap<LanguageId, Words>> {
  const loaded = languageIds.map(async (id) => {
    const catalog = { ...(await loadCatalog(id)), ...(await loadOwnCatalog(id)) }
    return [id, wordsFrom(id, catalog)] as const
  })
  return new Map(await Promise.all(loaded))
}

/** The names that a page shows of an agreement. */
export function namesFor({ agreement, given }: Sum, words: Words): Names {
  return namesOf({ agreement, given, places: null }, words)
}
