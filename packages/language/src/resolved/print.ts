// The resolved tree as text: what each clause says, and nothing about what its silence means.
//
// Members that say nothing are left out, so that a clause is a few lines.

import type { Resolved } from './ast.ts'

/** The header and every clause; ends with a line end. */
export function printResolved({ header, clauses }: Resolved): string {
  const { calendar, ...rest } = header
  const shown = { ...rest, zone: calendar.rules.zone, dayBeginsMinutes: calendar.dayBeginsMinutes }
  const parts = clauses.map(({ id, meaning }) => {
    if (meaning === null) return `${id} not understood`
    if (meaning.kind !== 'duty' && meaning.kind !== 'prohibition') return `${id} ${print(meaning)}`
    const { act, ...said } = meaning
    return `${id} ${print({ verb: act.verb, ...said })}`
  })
  return `${print(shown)}\n${parts.join('\n')}\n`
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).filter(([name, member]) => saysSomething(name, member))
  return `{ ${members.map(([name, member]) => `${name}: ${print(member)}`).join(', ')} }`
}

const places = new Set(['from', 'to', 'span'])

function saysSomething(name: string, member: unknown): boolean {
  if (member === null || member === false || member === '') return false
  if (places.has(name) && (typeof member === 'number' || name === 'span')) return false
  if (Array.isArray(member)) return member.length > 0
  return typeof member !== 'object' || Object.values(member).some((each) => each !== null)
}
