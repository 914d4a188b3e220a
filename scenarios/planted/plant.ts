// What is planted in an agreement: a fault of one of the eleven kinds that the checker looks for,
// in one way of saying it; or something sound that looks like one.
//
// Clauses are written with `{a}` and `{b}` for two parties of the text, `{place}` and `{part}` for
// a place and one that lies in it, and `{far}` for a time zone that is not the text's own. The rows
// know nothing of how the checker works: they say what a drafter might write.

import type { CompiledAgreement } from '@holdfast/agreement'

/** The eleven kinds, by their number in docs/language.md. */
export type Kind = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11

/** What each kind is called where figures are printed. */
export const kindNames: Readonly<Record<Kind, string>> = {
  1: 'names',
  2: 'no deadline',
  3: 'trigger that never comes',
  4: 'deadlock',
  5: 'deadlines out of order',
  6: 'contradiction',
  7: 'evidence that nobody can give',
  8: 'more than the group holds',
  9: 'days, hours and zones',
  10: 'exposure',
  11: 'powers and stalling',
}

/** Lines of clauses, with lines of declarations before them where they need some. */
export type Plant = {
  readonly lines: string
  /** Changes the text itself first; null where it has nothing to change. */
  readonly change?: (text: string) => string | null
}

/** Faults of one kind. */
export type Faults = { readonly kind: Kind; readonly plants: readonly Plant[] }

/** Declarations that rows may use; they stand in every text before anything is planted. */
const prelude = [
  'group  planted-held  held by {a}  classes planted-soldier, planted-civilian  size 20',
  'group  planted-arms  held by {a}  classes planted-rifle',
  'act    planted-sign  "Signing of what is planted"',
  'act    planted-open  "Opening of what is planted"',
  'act    planted-list  "Listing of what is planted"',
]

/** The text with the prelude, and what is planted behind it; null where it has no room. */
export type Ground = { readonly base: string; readonly fill: (lines: string) => string }

/**
 * A text as ground to plant in; null for one that is too short, or has no two parties, no time zone
 * or no place that lies in another, since rows name these.
 */
export function groundOf(text: string, agreement: CompiledAgreement): Ground | null {
  const [a, b] = agreement.roles.filter(({ kind }) => kind === 'party').map(({ id }) => id)
  const { from, to } = agreement.term
  const days = to === null ? 60 : Math.floor((to - from) / 86_400_000)
  if (a === undefined || b === undefined || days < 4 || !/^time zone/m.test(text)) return null
  const isAlone = agreement.places.length === 0
  const inner = agreement.places.find(({ within }) => within !== null)
  if (!isAlone && inner === undefined) return null
  const place = inner?.within ?? 'strip'
  const part = inner?.id ?? 'north'
  const far = agreement.calendar.rules.zone === 'UTC' ? 'Europe/Kyiv' : 'UTC'
  const names: Readonly<Record<string, string>> = { a, b, place, part, far }
  const fill = (lines: string): string =>
    lines.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? name)
  const places = isAlone ? ['places strip, north in "places.geojson"'] : []
  const base = `${text}\n\n${fenced([...places, ...prelude].map(fill))}`
  return { base, fill }
}

/** A text with something planted at its end; null where it has nothing to change. */
export function planted({ base, fill }: Ground, { lines, change }: Plant): string | null {
  const changed = change === undefined ? base : change(base)
  if (changed === null) return null
  return `${changed}\n\n${fenced(fill(lines).split('\n'))}`
}

/** Rows of a table as plants: each is the lines between two empty ones. */
export function plants(table: string): readonly Plant[] {
  return table
    .trim()
    .split(/\n\s*\n/)
    .map((row) => ({ lines: row.replaceAll(/^ {2}/gm, '') }))
}

function fenced(lines: readonly string[]): string {
  return ['```pact', ...lines, '```', ''].join('\n')
}

/** How a lawyer might say a line of a clause: the same duty in other words. */
export type Manner = { readonly name: string; readonly say: (line: string) => string }

/** Ways of saying clauses, each of which changes only the words that it has others for. */
export const manners: readonly Manner[] = [
  { name: 'as the manual says', say: (line) => line },
  {
    name: 'as treaties say',
    say: (line) =>
      line
        .replaceAll(/\bmust not\b/g, 'shall not')
        .replaceAll(/\bmust\b/g, 'shall')
        .replaceAll(/\beach party\b/g, 'each of the Parties')
        .replaceAll(/\bby day (\d+)/g, 'no later than day $1')
        .replaceAll(/\bwithin (\d+) (days|hours) of\b/g, 'not later than $1 $2 after')
        .replaceAll(/\bat least (?=\d)/g, 'no fewer than ')
        .replaceAll(/\bat most (?=\d)/g, 'not more than '),
  },
  {
    name: 'as people say',
    say: (line) =>
      line
        .replaceAll(/\beach party must not\b/g, 'both parties are not allowed to')
        .replaceAll(/\bmust not\b/g, 'is not allowed to')
        .replaceAll(/\beach party (?=must)/g, 'both parties ')
        .replaceAll(/\bby day (\d+)/g, 'by the end of day $1')
        .replaceAll(/\bwithin (\d+) (days|hours) of\b/g, 'within a period of $1 $2 from')
        .replaceAll(/\bexactly 5\b/g, 'exactly five')
        .replaceAll(/\bat least 3\b/g, 'at least three')
        .replaceAll(/([^.\s])$/g, '$1.'),
  },
]

/** A plant in a manner; null where the manner changes nothing of it. */
export function inManner(plant: Plant, { say }: Manner): Plant | null {
  const lines = plant.lines.split('\n')
  // A clause that goes on over two lines is one sentence, and declarations are said one way only.
  const said = lines
    .map((line, at) => {
      const goesOn = /^\s/.test(lines[at + 1] ?? '')
      const isOfClause = /^[\d\s]/.test(line)
      return isOfClause ? (goesOn ? say(line).replace(/\.$/, '') : say(line)) : line
    })
    .join('\n')
  return said === plant.lines ? null : { ...plant, lines: said }
}
