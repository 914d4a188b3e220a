// Words for the problems of the command line itself: files that were named, and how a command was
// written. Filled in by problems.ts.

import type { ProblemWords } from './problems.ts'

/** By code. */
export const commandLineWords: Readonly<Record<string, ProblemWords>> = {
  'cli.1': {
    what: 'There is no file {path}.',
    todo: 'Check the name, and from which folder you run the command.',
  },
  'cli.2': {
    what: '{path} cannot be read: {reason}.',
    todo: 'Name a file that you may read.',
  },
  'cli.3': {
    what: '{path} is not UTF-8: line {line}, byte {byte} of the file.',
    todo: 'Save it as UTF-8 (editors call it "encoding") and run the command again.',
  },
  'cli.4': {
    what: '{path} has {bytes} bytes; the most is {limit}.',
    todo: 'Name the text of one agreement. Tables and attachments belong beside it.',
  },
  'cli.5': {
    what: 'The agreement {path} has errors: {errors}.',
    todo: 'Run holdfast check {path} to see each with its place and how to mend it.',
  },
  'cli.6': {
    what: 'The text {path} is of the agreement {text}, and the record is of {record}.',
    todo: 'Put the record and its own agreement into one folder.',
  },
  'cli.7': {
    what: 'The key {key} is not enrolled in the record {dir}.',
    todo: 'Sign with a key that its holder enrolled. Nothing was written.',
  },
  'cli.8': {
    what: 'The mapping {path} cannot be used: {at}.',
    todo: 'See docs/import.md for what a mapping says.',
  },
  'cli.9': {
    what: '{dir} has no agreement text: {path} is not there.',
    todo: 'Make a record with: holdfast init DIR --agreement FILE --as KEY',
  },
  'cli.10': {
    what: '{path} is there already.',
    todo: 'Nothing was written. Choose another name, or move that file away.',
  },
  'cli.11': {
    what: '{file} is not the file that the record adopted as its text.',
    todo: 'Restore it from a copy you trust, and run holdfast verify {dir}.',
  },
  'cli.12': {
    what: '{name} is no name for a key.',
    todo: 'Use letters, digits, "-", "_" and ".": the name of a role, or compiler.',
  },
  'cli.13': {
    what: '{path} would lie in {folder}, which is handed on to others.',
    todo: 'No key was made. Leave --out away to write it to {keys}, or name a place outside.',
  },
  'cli.52': {
    what: '--{option}: there is no {text} here.{nearest}',
    todo: 'Known: {known}.',
  },
  'cli.57': {
    what: 'There is no command {name}.{nearest}',
    todo: 'Commands: {known}. Run holdfast help for what they do.',
  },
  'cli.58': {
    what: '{command} has no option {name}.{nearest}',
    todo: 'Run holdfast help {command} for what it has.',
  },
  'cli.59': {
    what: '--{name} needs a value.',
    todo: 'Run holdfast help {command} for what it takes.',
  },
  'cli.60': {
    what: '--{name} takes no value.',
    todo: 'Run holdfast help {command} for what it does.',
  },
  'cli.61': {
    what: '--{name} was given twice.',
    todo: 'Give it once.',
  },
  'cli.62': {
    what: '{command} needs {name}.',
    todo: 'Run holdfast help {command} for how it is written.',
  },
  'cli.63': {
    what: '{command} does not know what to do with {text}.',
    todo: 'Put options before "--" and quote names that have spaces. See holdfast help {command}.',
  },
  'cli.64': {
    what: '{command} needs --{name}.',
    todo: 'Run holdfast help {command} for how it is written.',
  },
  'question.1': {
    what: 'The time {text} has no zone: write {example}',
    todo: 'A time without its zone means a different moment to each side.',
  },
  'question.2': {
    what: '{text} is no time.',
    todo: 'Write it like this: {example}',
  },
  'question.3': {
    what: 'There is no {name} {text} here.{nearest}',
    todo: 'Known: {known}.',
  },
  'question.4': {
    what: '{text} is no cut of the record.',
    todo: 'Write a number of entries, or one for each room: public=47,liaison=12',
  },
  'question.5': {
    what: 'Known at {text} does not say of which room, and there are several: {rooms}.',
    todo: 'Write one for each room: public=47,liaison=12',
  },
  'question.6': {
    what: 'Room {room} has {size} entries, and {asked} were asked for.',
    todo: 'Leave the cut out for all of them.',
  },
  'question.7': {
    what: 'The record has no room {room}.{nearest}',
    todo: 'Its rooms: {rooms}.',
  },
  'sum.1': {
    what: 'The text has no file {file}.',
    todo: 'Put the agreement’s own text beside the record.',
  },
  'sum.2': {
    what: 'The text of the agreement has errors: {errors}.',
    todo: 'Run holdfast check on it to see each with its place and how to mend it.',
  },
  'sum.3': {
    what: '{file} does not hold frozen zones: {at}.',
    todo: 'Restore it from a copy you trust.',
  },
  'sum.4': {
    what: 'The text is of the agreement {text}, and the record is of {record}.',
    todo: 'Put the record and its own agreement into one folder.',
  },
}
