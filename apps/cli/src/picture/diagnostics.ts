// A diagnostic of a text, in lines: where, what is wrong, the line itself with a mark, and how to
// mend it.

import type { About, Diagnostic, Phrase, Severity } from '@holdfast/language'
import { diagnosticWords } from '@holdfast/words'
import type { Tone } from '../terminal/colours.ts'
import type { Screen } from '../terminal/screen.ts'
import { cutTo, textWidth, visible, wrapIndented } from '../terminal/text-width.ts'

const tones: Readonly<Record<Severity, Tone>> = {
  error: 'unmet',
  warning: 'late',
  question: 'running',
}

type Showing = {
  readonly screen: Screen
  readonly path: string
  readonly line: string
  /** Of a question: its number in the list of what is to be settled. */
  readonly number: number | null
}

/** A diagnostic: its place, what is wrong, the line with its mark, and how to mend it. */
export function diagnosticLines(
  diagnostic: Diagnostic,
  { path, line, number: settled, screen }: Showing,
): string[] {
  const { severity, code, column, from, to } = diagnostic
  const advice = diagnostic.advice.map(seenPhrase)
  const about = seen(diagnostic.about)
  const { message, hint } = diagnosticWords({ code, about, advice }, screen.words)
  const head = `${visible(path)}:${diagnostic.line}:${column}`
  const name = screen.paint(tones[severity], severity)
  const lines = [
    `${settled === null ? '' : `${settled}. `}${screen.paint('strong', head)} ${name} ${code}`,
    wrapIndented(message, { width: screen.width, indent: '  ' }),
  ]
  const before = visible(line.slice(0, column - 1)).replaceAll('\t', ' ')
  const number = `${diagnostic.line} | `
  const room = screen.width - number.length - 4
  // A line too long to show is shown around its mark by the message alone.
  if (textWidth(before) < room && line.trim() !== '') {
    const text = cutTo(visible(line).replaceAll('\t', ' ').trimEnd(), room, '…')
    const size = Math.max(1, Math.min(to - from, textWidth(text) - textWidth(before)))
    const mark = screen.paint(tones[severity], '^'.repeat(size))
    lines.push(
      `  ${screen.paint('quiet', number)}${text}`,
      `  ${' '.repeat(number.length + textWidth(before))}${mark}`,
    )
  }
  if (hint !== '') lines.push(wrapIndented(hint, { width: screen.width, indent: '  ' }))
  return lines
}

/** Particulars that a terminal may be sent: what they hide is spelt out, and the words are ours. */
function seen(about: About): About {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]): [string, About[string]] => {
      if (typeof value === 'object') return [name, seenPhrase(value)]
      return [name, typeof value === 'string' ? visible(value) : value]
    }),
  )
}

function seenPhrase({ code, about }: Phrase): Phrase {
  return { code, about: seen(about) }
}
