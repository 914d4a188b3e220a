// What a command talks to: where its answer goes, where its messages go, and how they may look.
//
// Stdout is for the answer and stderr for everything else. A command never touches `process`; it is
// handed a screen, so that how wide, how colourful and whether in UTF-8 is decided in one place.

import type { Words } from '@holdfast/words'
import { plainNames, type SheetNames } from '../words/sheet-names.ts'
import { visible } from './text-width.ts'
import { colourDepthFrom, painter, type Paint } from './colours.ts'

/** The width used where nobody says how wide the terminal is. */
const defaultWidth = 100
const narrowestWidth = 40

/** A screen. */
export type Screen = {
  /** Adds a line to the answer. */
  readonly answer: (text: string) => void
  /** The answer as it is, to the last byte; a terminal is sent what it hides spelt out. */
  readonly print: (text: string) => void
  /** Says something beside the answer. */
  readonly say: (text: string) => void
  /** Writes to stderr as it is: progress that overwrites itself. */
  readonly write: (text: string) => void
  readonly paint: Paint
  readonly width: number
  /** False where only ASCII can be relied on. */
  readonly isUnicode: boolean
  /** Whether stderr is a terminal, so that progress may overwrite itself. */
  readonly isMessageTerminal: boolean
  /** What is said in the reader's language. */
  readonly words: Words
  /** What the agreement on it calls things. */
  readonly names: SheetNames
}

type Environment = Readonly<Record<string, string | undefined>>

/** Whether the locale shows UTF-8. Where no locale is set, only ASCII is relied on. */
export function isUtf8Locale(env: Environment, platform: string): boolean {
  if (platform === 'win32' || platform === 'darwin') {
    const said = localeOf(env)
    return said === '' || /utf-?8/i.test(said)
  }
  return /utf-?8/i.test(localeOf(env))
}

function localeOf(env: Environment): string {
  return [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => (value ?? '') !== '') ?? ''
}

/** The width asked for by COLUMNS, or the terminal's own. */
export function widthFrom(env: Environment, columns: number | undefined): number {
  const asked = Number(env['COLUMNS'])
  const width = Number.isInteger(asked) && asked > 0 ? asked : (columns ?? defaultWidth)
  return Math.max(narrowestWidth, width)
}

/** The screen of this process. */
export function processScreen(words: Words): Screen {
  const { stdout, stderr, env, platform } = process
  return {
    answer: (text) => {
      stdout.write(`${text}\n`)
    },
    print: (text) => {
      stdout.write(stdout.isTTY ? visible(text) : text)
    },
    say: (text) => {
      stderr.write(`${text}\n`)
    },
    write: (text) => {
      stderr.write(text)
    },
    paint: painter(colourDepthFrom(env, stdout.isTTY)),
    width: widthFrom(env, stdout.isTTY ? stdout.columns : undefined),
    isUnicode: isUtf8Locale(env, platform),
    isMessageTerminal: stderr.isTTY,
    words,
    names: plainNames(words),
  }
}
