// Every way a question or a text can be refused before the sum is worked out. A code is public and
// permanent: when one retires it stays here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of questions, by name. `name` is what the question is about: basis, source … */
export const questionProblems = {
  timeWithoutZone: (text: string, example: string): Problem => ({
    code: 'question.1',
    about: { text, example },
  }),
  badTime: (text: string, example: string): Problem => ({
    code: 'question.2',
    about: { text, example },
  }),
  unknownValue: (name: string, text: string, known: readonly string[]): Problem => ({
    code: 'question.3',
    about: { name, text, known: known.join(', ') },
  }),
  badKnownAt: (text: string): Problem => ({ code: 'question.4', about: { text } }),
  knownAtWhichRoom: (text: string, rooms: readonly string[]): Problem => ({
    code: 'question.5',
    about: { text, rooms: rooms.join(', ') },
  }),
  beyondTheRecord: (room: string, asked: number, size: number): Problem => ({
    code: 'question.6',
    about: { room, asked, size },
  }),
  unknownRoom: (room: string, rooms: readonly string[]): Problem => ({
    code: 'question.7',
    about: { room, rooms: rooms.join(', ') },
  }),
} as const

/** The problems of texts, by name. */
export const textProblems = {
  /** No text was given, or one without the file that holds the agreement. */
  noText: (file: string): Problem => ({ code: 'sum.1', about: { file } }),
  hasErrors: (errors: number): Problem => ({ code: 'sum.2', about: { errors } }),
  badZones: (file: string, at: string): Problem => ({ code: 'sum.3', about: { file, at } }),
  otherAgreement: (text: string, record: string): Problem => ({
    code: 'sum.4',
    about: { text, record },
  }),
  badNames: (file: string, at: string): Problem => ({ code: 'sum.5', about: { file, at } }),
  /** `kind` is a member of the file: roles, places, groups … */
  unknownName: (file: string, kind: string, name: string): Problem => ({
    code: 'sum.6',
    about: { file, kind, name },
  }),
  badPolicy: (file: string, at: string): Problem => ({ code: 'sum.7', about: { file, at } }),
  badProvenance: (file: string, at: string): Problem => ({ code: 'sum.8', about: { file, at } }),
} as const

/** Where a line stands: in a file, or by itself. */
type Place = { readonly line: number; readonly file: string | null }

function whereIs({ line, file }: Place): string {
  return file === null ? String(line) : `${file}:${line}`
}

/** The problems of what is supposed, by name. */
export const supposeProblems = {
  /** `at` is what of the line cannot be read. */
  badLine: (line: number, at: string): Problem => ({ code: 'suppose.1', about: { line, at } }),
  tooManyLines: (lines: number, most: number): Problem => ({
    code: 'suppose.2',
    about: { lines, most },
  }),
  noEntry: (entry: string): Problem => ({ code: 'suppose.3', about: { entry } }),
  notByHours: (entry: string): Problem => ({ code: 'suppose.4', about: { entry } }),
  unknownKind: (kind: string): Problem => ({ code: 'suppose.5', about: { kind } }),
  noKey: (holder: string, holders: readonly string[]): Problem => ({
    code: 'suppose.6',
    about: { holder, holders: holders.join(', ') },
  }),
  /** The record would not admit it: `code` says why. */
  notAdmitted: (nth: number, code: string): Problem => ({
    code: 'suppose.7',
    about: { nth, code },
  }),
  nothingCounted: (clause: string): Problem => ({ code: 'suppose.8', about: { clause } }),
  /** A statement as JSON has a member that is not known there. `where` is a line, or `if.txt:2`. */
  unknownMember: (member: string, place: Place, known: readonly string[]): Problem => ({
    code: 'suppose.9',
    about: { member, where: whereIs(place), known: known.join(', ') },
  }),
  /** A statement as JSON has a member twice. */
  repeatedMember: (member: string, place: Place): Problem => ({
    code: 'suppose.10',
    about: { member, where: whereIs(place) },
  }),
  tooLong: (most: number): Problem => ({ code: 'suppose.11', about: { most } }),
} as const
