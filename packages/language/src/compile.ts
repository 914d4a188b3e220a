// The stages, one after the other: markdown, surface, resolved, compiled, checked.
//
// Compiling never fails. It gives the agreement where there is no error, the text in any case, and
// everything there is to say. The same text, words, places and zones give the same bytes.

import type { CompiledAgreement } from '@holdfast/agreement'
import { limits } from '@holdfast/base'
import { agreementTextFrom, type AgreementText } from './agreement-text.ts'
import { check } from './checked/check.ts'
import { assembled } from './compiled/assemble.ts'
import { createNotes, diagnosticsFrom, type Diagnostic, type Notes } from './diagnostic.ts'
import type { DiagnosticCode } from './diagnostic-table.ts'
import { countMarks, linesOf } from './markdown/blocks.ts'
import { checkHidden } from './markdown/hidden-characters.ts'
import { itemsMax, markdownFrom, type Item, type MarkdownFile } from './markdown/markdown.ts'
import type { Resolved } from './resolved/ast.ts'
import { resolvedFrom } from './resolved/from-surface.ts'
import { createPlaceFiles } from './resolved/place-files.ts'
import type { MapFeature } from './resolved/places.ts'
import type { ReadSources, Sources } from './resolved/sources.ts'
import { knownWords } from './resolved/known-words.ts'
import type { KnownWords } from './plain/known-words.ts'
import {
  isClauseItem,
  itemCharacters,
  surfaceFrom,
  surfacesFrom,
  type SurfaceItem,
} from './surface/surface.ts'

/** What compiling gives. `agreement` is null exactly where a diagnostic is an error. */
export type Compiled = {
  readonly agreement: CompiledAgreement | null
  readonly text: AgreementText
  readonly diagnostics: readonly Diagnostic[]
}

/** Every stage of one compilation, for those who want to look at one. */
export type Stages = Compiled & {
  readonly markdown: MarkdownFile
  readonly surface: readonly SurfaceItem[]
  /** Null where the text is too large to be read. */
  readonly resolved: Resolved | null
  /** The compiled agreement as far as it goes, errors or not; for printing only. */
  readonly draft: CompiledAgreement | null
  /** The places of the text as its files draw them; none where a file has faults. */
  readonly map: readonly MapFeature[]
}

/** Compiles the text of an agreement. Works on any text; a too large one is refused unread. */
export function compile(text: string, sources: Sources): Compiled {
  const { agreement, text: prose, diagnostics } = compileStages(text, sources)
  return { agreement, text: prose, diagnostics }
}

/** Compiles, and keeps every stage. Half a character, which no file holds, is read as U+FFFD. */
export function compileStages(given: string, sources: Sources): Stages {
  const notes = createNotes()
  const tooMuch = tooMuchOf(given)
  if (tooMuch !== null) {
    notes.say(tooMuch.code, { from: 0, to: 0 }, { limit: tooMuch.limit })
    return { ...stagesOf('', createNotes(), sources), ...refusal(notes) }
  }
  return stagesOf(given.toWellFormed(), notes, sources)
}

function refusal(notes: Notes): Compiled & Pick<Stages, 'resolved' | 'draft' | 'map'> {
  const text = { title: '', articles: [] }
  const diagnostics = diagnosticsFrom(notes.all(), '', limits.diagnostics)
  return { agreement: null, text, diagnostics, resolved: null, draft: null, map: [] }
}

function stagesOf(text: string, notes: Notes, given: Sources): Stages {
  const sources = { ...given, places: createPlaceFiles(given.places) }
  const markdown = markdownFrom(text)
  sayOfFences(text, markdown, notes)
  const hiding = checkHidden(text, markdown, notes)
  const { surface, known } = surfaceOf(markdown, hiding, sources, notes)
  const { resolved, map } = resolvedFrom(surface, known, sources, notes)
  const draft = assembled(resolved, markdown, notes)
  if (resolved.header.term !== null) check(draft, resolved, sources.vocabulary, notes)
  const hasErrors = notes.errorCount() > 0
  return {
    agreement: hasErrors ? null : draft,
    text: agreementTextFrom(text, markdown, resolved.clauses),
    diagnostics: diagnosticsFrom(notes.all(), text, limits.diagnostics),
    markdown,
    surface,
    resolved,
    draft,
    map,
  }
}

/** Of what a text has more than is read; null for one that is. */
function tooMuchOf(text: string): { readonly code: DiagnosticCode; readonly limit: number } | null {
  const { agreementBytes, agreementLines, agreementMarks } = limits
  if (isTooLarge(text)) return { code: 'text.1', limit: agreementBytes }
  if (linesOf(text).length > agreementLines) return { code: 'text.12', limit: agreementLines }
  if (countMarks(text) > agreementMarks) return { code: 'text.13', limit: agreementMarks }
  return null
}

/** No text has more UTF-8 bytes than three for each UTF-16 unit. */
function isTooLarge(text: string): boolean {
  if (text.length > limits.agreementBytes) return true
  if (text.length * 3 <= limits.agreementBytes) return false
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes > limits.agreementBytes
}

function sayOfFences(text: string, file: MarkdownFile, notes: Notes): void {
  if (file.items.length === 0) notes.say('text.2', { from: 0, to: 0 })
  for (const { from, to, language } of file.unread.slice(0, limits.diagnostics)) {
    if (language === null) notes.say('text.10', { from, to })
    else notes.say('text.11', { from, to }, { language })
  }
  if (!file.isWhole) {
    notes.say('text.7', { from: text.length, to: text.length }, { limit: itemsMax })
  }
  for (const block of file.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'fence' && !block.isClosed) {
      notes.say('text.5', { from: block.from, to: block.from })
    }
  }
}

/** Parses items until what is wrong is more than anybody would read. */
function surfaceOf(
  file: MarkdownFile,
  hiding: ReadonlySet<Item>,
  { vocabulary, places }: ReadSources,
  notes: Notes,
): { readonly surface: readonly SurfaceItem[]; readonly known: KnownWords } {
  const mayRead = (item: Item): boolean => !hiding.has(item) && !item.isIndented
  const none = new Set<string>()
  const nothing = {
    declared: none,
    common: none,
    verbs: none,
    firsts: none,
    roles: none,
    acts: none,
    placeKinds: none,
    titles: new Map<string, string>(),
  }
  // Clauses may name what is declared anywhere, so declarations are read first.
  const declarations = new Map(
    file.items
      .filter((item) => !isClauseItem(item))
      .map((item) => [item, surfaceFrom(item, mayRead(item), nothing)]),
  )
  const known = knownWords([...declarations.values()], { vocabulary, places })
  const parsed: SurfaceItem[] = []
  const numbers = new Set(file.items.map(({ text }) => numberIn(text)))
  const isTaken = ({ text }: SurfaceItem): boolean => numbers.has(numberIn(text))
  let strange = 0
  for (const item of file.items) {
    if (item.text.length > itemCharacters) {
      const span = { from: item.from, to: item.from + 1 }
      notes.say('text.6', span, { limit: itemCharacters })
    }
    const declaration = declarations.get(item)
    const duties =
      declaration === undefined ? surfacesFrom(item, mayRead(item), known) : [declaration]
    const isCut = duties.length > 1 && !duties.some(isTaken)
    const read = isCut || duties.length === 1 ? duties : [surfaceFrom(item, mayRead(item), known)]
    if (isCut) sayDuties(read, notes)
    parsed.push(...read)
    if (read.some(({ misfits, kind }) => misfits.length > 0 || kind === 'neither')) strange += 1
    if (strange <= limits.diagnostics) continue
    notes.say('text.8', { from: item.to, to: item.to }, { count: strange })
    break
  }
  return { surface: parsed, known }
}

function numberIn(text: string): string {
  return /^\S*/.exec(text)?.[0] ?? ''
}

/** Says as which clauses a sentence was read that asks for several things. */
function sayDuties(duties: readonly SurfaceItem[], notes: Notes): void {
  const [first] = duties
  if (first === undefined) return
  const { item } = first
  const list = duties.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()).join(' · ')
  const span = { from: item.from, to: item.to }
  notes.say('open.12', span, { id: numberIn(item.text), list })
}
