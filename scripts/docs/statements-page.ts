// The page of statements, written from the table of kinds: what can be said, by whom, with which
// members, and what clauses can ask of it.
//
// Nobody writes it by hand. The test of the documents compares it with what is written here, and
// UPDATE_GOLDEN=1 writes it.

import { limits, unreachable } from '@holdfast/base'
import { domains } from '@holdfast/domains'
import type { Asked, Domain, FormField, Kind, Sayers } from '@holdfast/record'

type Catalogue = Readonly<Record<string, string>>

/** Where the page is. */
export const statementsPage = 'docs/statements.md'

const head = `# Statements

What can be said on a record, kind by kind. This page is written from the table of kinds
(\`packages/domains/src/domains.ts\`); to change it, change the table, and run the test of the
documents with \`UPDATE_GOLDEN=1\`. How a statement is signed and kept is in
[record-format.md](record-format.md); how tables of counts become statements, in
[import.md](import.md). The API documents the same bodies as JSON Schema at \`/api/openapi.json\`.

Unknown members are refused. A time is written with its zone, \`2023-11-24T07:00+02:00\`. Amounts
are exact: thousandths below a thousand million, whole numbers above. The bounds of when something
happened (\`earliest\`, \`latest\`) lie at most ${limits.eventBoundsDays} days apart; those of
what takes its time, ${limits.actBoundsDays}.
`

/** The page, from the table of kinds and the English words. */
export function statementsText(catalogue: Catalogue): string {
  return `${head}\n${domains.map((domain) => domainText(domain, catalogue)).join('\n')}`
}

function domainText({ name, kinds, account }: Domain, catalogue: Catalogue): string {
  const accounted =
    account === undefined ? '' : `\nThe domain \`${name}\` keeps an account besides.\n`
  return `## ${name}\n${accounted}\n${kinds.map((kind) => kindText(kind, catalogue)).join('\n')}`
}

function kindText({ name, sayers, asks, form }: Kind, catalogue: Catalogue): string {
  const acts = asks.map((act) => `\`${act}\``).join(', ')
  const asked = acts === '' ? '' : ` Clauses can ask for ${acts}.`
  const rows = form.map((field) => rowText(field, catalogue, ''))
  return `### \`${name}\`

${catalogue[`kind.${name}`] ?? ''}. ${sayersText(sayers)}${asked}

| member | what it is | |
|---|---|---|
${rows.join('\n')}
`
}

function sayersText(sayers: Sayers): string {
  switch (sayers.who) {
    case 'anybody':
      return 'Said by anybody who holds a key, as their own word.'
    case 'roles':
      return `Said with a key that has one of the roles ${sayers.roles.join(', ')}.`
    case 'named':
      return `Said by those named in \`${sayers.member}\`, or quoted by a key that may quote.`
    case 'author':
      return 'Said by the author of the statement it speaks of.'
    default:
      return unreachable(sayers)
  }
}

function rowText(field: FormField, catalogue: Catalogue, within: string): string {
  const { at, asks, isOptional, isList, choices, parts } = field
  const label = catalogue[`member.${at}`] ?? ''
  const one = choices.length > 0 ? choices.join(', ') : askedText[asks]
  const what = isList ? `a list: ${one}` : one
  const row = `| \`${within}${at}\` | ${label}: ${what} | ${isOptional ? 'optional' : ''} |`
  return [row, ...parts.map((part) => rowText(part, catalogue, `${within}${at}.`))].join('\n')
}

const askedText: Readonly<Record<Asked, string>> = {
  role: 'a party, body, monitor or source of the agreement',
  place: 'a place of the agreement',
  group: 'a group of the agreement',
  clause: 'a clause, by its number',
  act: 'an act that clauses ask for, or one the agreement declares',
  word: 'a word, as an id',
  statement: 'the id of a statement',
  words: 'words, at most 4,000 characters',
  instant: 'a time with its zone',
  bounds: 'when it happened: `earliest`, `latest`',
  period: 'from an instant until another: `from`, `to`',
  date: 'a date of the agreement’s calendar',
  number: 'a number',
  yes: 'true or false, or true alone',
  choice: 'one of a few',
  quote: 'whose words it passes on: `source`, `url`, `words`',
  decision:
    'what is decided: extend, terminate, suspend, resume, excuse, allot, supersede, set, switch-on',
  body: 'the whole body, in the shape of the statement corrected',
  key: 'a key',
  file: 'a file',
  fingerprint: 'a SHA-256, in lowercase hexadecimal',
  parts: 'parts',
}
