// What a link to a page says of itself where others show it: a title and one plain sentence, as
// Open Graph has them.
//
// It is worked out for whoever asks, by what they may know of, and says no status, whatever the
// page shows: a preview is kept by others for longer than it is true. An agreement that is not
// there and one that the asker may not know of are told alike.

import { entryNumberOf } from '@holdfast/record'
import { namesOf, type Words } from '@holdfast/words'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../http/route.ts'
import { baseOf } from '../routes/feeds/feeds.ts'
import { readerWords } from '../sums/reader-words.ts'

/** What stands in the head of the page that is asked for. */
export function previewTags(
  request: FastifyRequest,
  { library, readerOf }: Pick<Context, 'library' | 'readerOf'>,
): string {
  const { pathname: path, searchParams: search } = new URL(request.url, baseOf(request))
  const words = readerWords(search.get('lang') ?? undefined)
  const find = (id: string): Found => library.find(readerOf(request), id)
  const { title, about } = toldOf({ find, path: decodeURIComponent(path), search }, words)
  const tags = {
    'og:site_name': 'Holdfast',
    'og:type': 'website',
    'og:title': title,
    'og:description': about,
    'og:locale': words.language.locale.slice(0, 5).replace('-', '_'),
    'og:url': `${baseOf(request)}${path}`,
  }
  const lines = Object.entries(tags).map(
    ([name, content]) => `<meta property="${name}" content="${escaped(content)}" />`,
  )
  return [...lines, `<meta name="description" content="${escaped(about)}" />`].join('\n    ')
}

type Found = ReturnType<Context['library']['find']>

/** A page, and how an agreement is found that whoever asks may know of. */
type PageAsked = {
  readonly find: (id: string) => Found
  readonly path: string
  readonly search: URLSearchParams
}

type Told = { readonly title: string; readonly about: string }

function toldOf({ find, path, search }: PageAsked, words: Words): Told {
  const nothing = { title: 'Holdfast', about: words.say('preview.home') }
  const [, id = '', rest = ''] = /^\/agreements\/([^/]+)\/?(.*)$/.exec(path) ?? []
  const record = find(id)
  if (!record.ok) return nothing
  const { compiled, names: given, rooms } = record.value
  const { title } = namesOf({ agreement: compiled, given, words })
  const about = words.say(compiled.statuses === 'off' ? 'preview.plain' : 'preview.agreement')
  const clause = compiled.clauses.find((one) => one.id === search.get('clause'))
  if (rest === 'text' && clause !== undefined) {
    return { title: words.say('preview.clause', { clause: clause.id, title }), about }
  }
  const [, room = '', n = ''] = /^record\/([^/]+)\/(\d{1,8})$/.exec(rest) ?? []
  const size = rooms.find((one) => one.id === room)?.size ?? 0
  const isThere = Number(n) >= entryNumberOf(0) && Number(n) <= size
  return isThere
    ? { title: words.say('preview.entry', { n: Number(n), title }), about }
    : { title, about }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
