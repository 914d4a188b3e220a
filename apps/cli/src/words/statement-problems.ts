// Words for the problems of what is said: statements of every domain, and the tables they are
// imported from. Filled in by problems.ts.

import type { ProblemWords } from './problems.ts'

const declare = 'Check the spelling, or declare it in the agreement.'

/** By code. */
export const statementWords: Readonly<Record<string, ProblemWords>> = {
  'record.50': { what: 'The statement {kind} is not in shape: {at}.', todo: 'Mend that field.' },
  'record.51': { what: 'The agreement declares no party, body or source {role}.', todo: declare },
  'record.52': { what: 'The agreement declares no place {place}.', todo: declare },
  'record.53': { what: 'The agreement has no clause {clause}.', todo: 'Check its number.' },
  'record.54': { what: 'Nothing in the agreement knows the act {act}.', todo: declare },
  'record.55': {
    what: '{holder} may speak only for itself, not quote others.',
    todo: 'Leave the quote out, or sign with a key that may quote.',
  },
  'record.56': { what: '{holder} may not speak for {by}.', todo: 'Let {by} sign it.' },
  'record.57': { what: 'Give either a date or a period, not both.', todo: '' },
  'record.58': { what: 'There is no date {date}.', todo: 'Write it as 2023-11-24.' },
  'record.59': { what: 'It speaks of a statement that was refused ({statement}).', todo: '' },
  'record.60': { what: '{kind} cannot speak of {target}.', todo: '' },
  'record.61': {
    what: '{holder} may not correct or retract what {author} said.',
    todo: 'Dispute it instead.',
  },
  'record.62': { what: 'The key of {holder} has no role that may say {kind}.', todo: '' },
  'record.63': {
    what: '{source} cannot corroborate its own word.',
    todo: 'Corroboration needs another source.',
  },
  'record.64': { what: 'A correction must speak of what it corrects ({statement}).', todo: '' },
  'record.65': { what: 'Answers to answers go no deeper than {limit}.', todo: '' },
  'record.66': { what: 'A dispute is not {holder}’s to settle.', todo: '' },
  'record.67': { what: '{name} is named twice.', todo: '' },
  'record.68': { what: 'A party ({role}) cannot confirm.', todo: '' },
  'aid.1': { what: 'There is no stage {stage}.', todo: 'Use entered, offloaded, received …' },
  'aid.2': { what: 'There is no unit {unit}.', todo: 'Use trucks, litres, tonnes or pallets.' },
  'aid.3': { what: 'The count was taken outside the period it speaks for.', todo: '' },
  'aid.4': {
    what: 'A count taken before the end of its period cannot close it.',
    todo: 'Say that it does not close, or give the whole period.',
  },
  'exchange.1': { what: 'The agreement declares no group {group}.', todo: declare },
  'exchange.2': { what: '{by} does not hold the group {group}.', todo: '' },
  'exchange.3': { what: 'The group {group} has no class {class}.', todo: declare },
  'exchange.4': { what: 'The agreement declares no class {class}.', todo: declare },
  'exchange.5': { what: 'A release cannot close the count of another day ({date}).', todo: '' },
  'incident.1': { what: '{what} is no kind of incident.', todo: 'Report it as a claim.' },
  'incident.2': { what: '{role} cannot be reported against itself here.', todo: '' },
  'lines.1': { what: '{role} has no forces of its own here.', todo: 'Name a party.' },
  'taskforce.1': { what: '{role} is no body of the agreement.', todo: declare },
  'taskforce.2': { what: '{role} does not sit in the body and cannot dissent.', todo: '' },
  'taskforce.3': { what: 'A finding of "{finding}" attributes nothing.', todo: '' },
  'import.1': { what: 'The table is larger than {limit} bytes.', todo: 'Split it.' },
  'import.2': { what: 'The table has more than {limit} rows.', todo: 'Split it.' },
  'import.3': {
    what: 'The quotes of this row cannot be read ({reason}).',
    todo: 'Close each quote, and double a quote inside a cell.',
  },
  'import.4': { what: 'The table has no header.', todo: 'The first row must name the columns.' },
  'import.5': { what: 'Two columns are called "{column}".', todo: 'Rename one.' },
  'import.6': {
    what: 'The mapping asks for the column "{column}". The table has: {found}.',
    todo: 'Mend the header of the table or the mapping.',
  },
  'import.7': {
    what: 'The mapping cannot be used at {at}: it must be {expected}.',
    todo: 'See docs/import.md for what a mapping says.',
  },
  'import.8': {
    what: 'It has {found} cells, and the header has {expected}.',
    todo: 'Quote cells that hold the separator.',
  },
  'import.9': { what: 'It is empty and must not be.', todo: 'Fill it in.' },
  'import.10': { what: '"{value}" cannot be read as {expected}.', todo: 'Mend the cell.' },
  'import.11': {
    what: '"{value}" has no zone.',
    todo: 'Write it as 2023-11-24T16:00+02:00, or let the mapping read it as "local".',
  },
  'import.12': {
    what: 'The mapping does not know "{value}".',
    todo: 'Add it to the mapping, or mend the cell.',
  },
  'import.13': {
    what: 'No rule of the mapping fits this row.',
    todo: 'Add a rule, or mend the row.',
  },
  'import.14': { what: 'It speaks of "{name}", which this row did not make.', todo: '' },
  'import.15': {
    what: '{at} hides a character that turns or hides text ({character}).',
    todo: 'Type the cell again without it.',
  },
  'import.16': {
    what: 'The local time "{value}" is not one moment: clocks changed then ({found}).',
    todo: 'Write it with its zone: 2023-10-29T01:30+03:00.',
  },
  'import.17': { what: 'Nobody hears statements of the kind {kind} ({at}).', todo: '' },
}
