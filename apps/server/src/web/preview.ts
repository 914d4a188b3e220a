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
import type { PageTold } from './web-app.ts'

/** What stands in the head of the page that is asked for. */
export async function previewOf(
  request: FastifyRequest,
  { library, readerOf }: Pick<Context, 'library' | 'readerOf'>,
): Promise<PageTold> {
  const { pathname: path, searchParams: search } = new URL(request.url, baseOf(request))
  const words = readerWords(search.get('lang') ?? undefined)
  const find = (id: string): Found => library.find(readerOf(request), id)
  const { title, about, isThere } = await toldOf(
    { find, path: decodeURIComponent(path), search },
    words,
  )
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
  const description = `<meta name="description" content="${escaped(about)}" />`
  return { tags: [...lines, description].join('\n    '), isThere }
}

type Found = ReturnType<Context['library']['find']>

/** A page, and how an agreement is found that whoever asks may know of. */
type PageAsked = {
  readonly find: (id: string) => Found
  readonly path: string
  readonly search: URLSearchParams
}

type Told = Preview & { readonly isThere: boolean }

type Preview = { readonly title: string; readonly about: string }

async function toldOf({ find, path, search }: PageAsked, words: Words): Promise<Told> {
  const nothing = { title: 'Holdfast', about: words.say('preview.home') }
  const [, id = '', rest = ''] = /^\/agreements\/([^/]+)\/?(.*)$/.exec(path) ?? []
  if (id === '') return { ...nothing, isThere: true }
  const record = await find(id)
  if (!record.ok) return { ...nothing, isThere: false }
  const { compiled, names: given, rooms } = record.value
  const { title } = namesOf({ agreement: compiled, given, words })
  const about = words.say(compiled.statuses === 'off' ? 'preview.plain' : 'preview.agreement')
  const asked = rest === 'text' ? search.get('clause') : null
  if (asked !== null) {
    const isThere = compiled.clauses.some((one) => one.id === asked)
    const said = isThere ? words.say('preview.clause', { clause: asked, title }) : title
    return { title: said, about, isThere }
  }
  const [, room = '', n = ''] = /^record\/([^/]+)\/(\d{1,8})$/.exec(rest) ?? []
  if (room === '') return { title, about, isThere: true }
  const size = rooms.find((one) => one.id === room)?.size ?? 0
  const isThere = Number(n) >= entryNumberOf(0) && Number(n) <= size
  const said = isThere ? words.say('preview.entry', { n: Number(n), title }) : title
  return { title: said, about, isThere }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
