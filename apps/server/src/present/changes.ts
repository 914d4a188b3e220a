// What was said last, as a feed (Atom, RFC 4287): an entry of the feed for each entry of the public
// record, newest first, by its number.
//
// The document is made as a tree and printed by the library that prints XML here, so that nothing
// somebody put on the record is markup.

import { printInstant } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { entryNumberOf } from '@holdfast/record'
import type { AdmittedStatement } from '@holdfast/replay'
import type { Answer } from '@holdfast/sum'
import { gistWords, namesOf, type Names, type Words } from '@holdfast/words'
import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom'
import type { Telling } from './deadlines.ts'
import { lastSaidAt, pageOf } from './pages.ts'

const namespace = 'http://www.w3.org/2005/Atom'

/** The most entries of a feed; the record has them all. */
const mostEntries = 50

/** The feed. `self` is its own address. */
export function feedFrom(
  answer: Answer,
  { words, base, self }: Telling & { self: string },
): string {
  const { agreement, text } = answer
  const given = text.names.ok ? text.names.value : null
  const names = namesOf({ agreement, given, words })
  const document = new DOMImplementation().createDocument(namespace, 'feed')
  const feed = document.documentElement
  if (feed === null) throw new Error('a document has a root')
  feed.setAttribute('xml:lang', words.language.id)
  const add = adder(document)
  const page = pageOf(base, agreement.id, '')
  add(feed, 'id', page)
  add(feed, 'title', words.say('feed.changes', { title: names.title }))
  add(feed, 'subtitle', words.say('feed.changes.note'))
  add(feed, 'updated', stampOf(lastSaidAt(answer)))
  add(feed, 'link', '', { rel: 'self', type: 'application/atom+xml', href: self })
  add(feed, 'link', '', { rel: 'alternate', type: 'text/html', href: page })
  add(feed, 'generator', 'Holdfast')
  const said = answer.said().filter(({ entry }) => entry.room === 'public')
  for (const one of said.slice(-mostEntries).toReversed()) {
    const n = entryNumberOf(one.entry.index)
    const href = pageOf(base, agreement.id, `/record/public/${n}`)
    const entry = add(feed, 'entry', '')
    add(entry, 'id', href)
    add(entry, 'title', words.say('feed.said', { n }))
    add(entry, 'updated', stampOf(one.claimedAt))
    add(add(entry, 'author', ''), 'name', names.role(one.holder))
    add(entry, 'link', '', { rel: 'alternate', type: 'text/html', href })
    const by = words.say('feed.by', { holder: names.role(one.holder), n })
    add(entry, 'summary', `${ended(gistOf(one, { names, words }))} ${by}`.trim())
  }
  const printed = new XMLSerializer().serializeToString(document)
  return `<?xml version="1.0" encoding="utf-8"?>\n${printed}\n`
}

/** A sentence with its stop. */
function ended(said: string): string {
  return said === '' || /[.!?؟…"”»]$/.test(said) ? said : `${said}.`
}

type Add = (
  to: Element,
  name: string,
  text: string,
  attributes?: Readonly<Record<string, string>>,
) => Element

function adder(document: Document): Add {
  return (to, name, text, attributes = {}) => {
    const element = document.createElementNS(namespace, name)
    if (text !== '') element.appendChild(document.createTextNode(withoutControls(text)))
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    to.appendChild(element)
    return element
  }
}

/** What XML 1.0 has no place for, not even escaped: control characters, but for white space. */
function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '\uFFFD')
}

/** A time as feeds take it: with its seconds. */
function stampOf(at: AdmittedStatement['claimedAt']): string {
  return new Date(at).toISOString()
}

type Named = { readonly names: Names; readonly words: Words }

function gistOf({ kind, body }: AdmittedStatement, { names, words }: Named): string {
  const gist = kinds.get(kind)?.gist(body) ?? null
  if (gist === null) return ''
  return gistWords(gist, {
    words,
    role: names.role,
    place: names.place,
    group: (id) => names.word('class', id),
    act: (id) => names.word('act', id),
    word: (of, id) => {
      if (of === 'holder') return names.role(id)
      return of === 'file' ? id : names.word(of === 'stage' ? 'stage' : 'class', id)
    },
    count: names.count,
    instant: printInstant,
    date: (date) => date,
  })
}
