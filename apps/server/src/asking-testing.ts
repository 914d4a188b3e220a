// Every route asked as a stranger, in every manner that a question has: as it stands, as of earlier
// and later moments, at cuts within and beyond what is told, on another basis, supposed.
//
// Tests compare what comes back at two times, or from two servers: bytes, statuses and tags.

import { present } from '@holdfast/base'
import { answerNames, pathOf, routes } from '@holdfast/protocol'
import type { TestServer } from './testing.ts'

type Asked = Pick<TestServer, 'address' | 'get' | 'post'>

/** Every address of an agreement. `beyond` is an entry that is not told, and a size. */
function everyAddress(id: string, beyond: number): readonly string[] {
  const base = `/api/agreements/${id}`
  const params = { id, clause: '3.1' }
  const queries = [
    {},
    { asOf: '2031-04-05T12:00Z' },
    { asOf: '2031-04-11T12:00Z' },
    { asOf: '2031-05-01T00:00Z' },
    { knownAt: '1' },
    { knownAt: String(beyond) },
    { basis: 'verified' },
  ]
  const answers = answerNames
    .filter((what) => what !== 'whatif' && what !== 'account')
    .flatMap((what) => queries.map((query) => pathOf(routes[what], { params, query })))
  const accounts = ['movement', 'lines', 'arms'].map((domain) => `${base}/accounts/${domain}`)
  const tables = ['statuses', 'counts', 'facts', 'claims', 'places', 'statements'].flatMap(
    (table) =>
      ['', '&asOf=2031-05-01T00:00Z'].map((more) => `${base}/tables/${table}?format=csv${more}`),
  )
  return [
    ...answers,
    ...accounts,
    ...tables,
    '/api/agreements',
    base,
    `${base}/diff`,
    `${base}/entries?limit=200`,
    `${base}/entries?knownAt=${beyond}`,
    `${base}/entries?q=trucks`,
    `${base}/entries?kind=aid.counted`,
    `${base}/rooms/public/checkpoint`,
    `${base}/rooms/public/entries.jsonl`,
    `${base}/rooms/public/entries.jsonl?size=${beyond}`,
    `${base}/rooms/public/entries/1`,
    `${base}/rooms/public/entries/${beyond}`,
    `${base}/files/holdfast.json`,
    `${base}/files/policy.json`,
  ]
}

/** What every address answers: its status, bytes and tag, by the address. */
export async function everyAnswer(
  server: Asked,
  id: string,
  beyond: number,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const path of everyAddress(id, beyond)) {
    const { status, text, headers } = await server.get(path)
    if (status >= 500) throw new Error(`${path}: ${text}`)
    found.set(path, JSON.stringify([status, text, headers['etag'] ?? null]))
  }
  for (const supposed of ['no public:2', `no public:${beyond}`]) {
    const { status, text } = await server.post(`/api/agreements/${id}/whatif`, supposed)
    found.set(`whatif ${supposed}`, JSON.stringify([status, text]))
  }
  found.set('live', await firstEvent(server, id))
  return found
}

/** The addresses at which two rounds of answers differ. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  return [...one].filter(([path, text]) => other.get(path) !== text).map(([path]) => path)
}

async function firstEvent({ address }: Asked, id: string): Promise<string> {
  const stop = new AbortController()
  const url = `${address}/api/agreements/${id}/live`
  const live = await fetch(url, { signal: stop.signal })
  const reader = present(live.body, 'a stream').pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  while (!heard.includes('data: ')) heard += (await reader.read()).value ?? ''
  stop.abort()
  return heard
}
