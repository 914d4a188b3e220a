// What pictures share: the colours of paper whatever the light of the page, sides that turn with
// the language, and text that is broken into lines, as drawings break none.
//
// Colours are those of the light tokens; shapes carry the statuses in grey as well.

import type { StatusName } from '@holdfast/agreement'

export const paper = {
  page: '#ffffff',
  ink: '#1a2024',
  quiet: '#4b545b',
  line: '#d9d7cf',
  bar: '#8b959c',
} as const

export const statusInk: Readonly<Record<StatusName, string>> = {
  met: '#0b5d56',
  late: '#8a5d00',
  unmet: '#a03a1c',
  running: '#1d5ca6',
  undetermined: '#5f676e',
  suspended: '#475569',
  excused: '#6a48a6',
  pending: '#7f868c',
  void: '#7f868c',
}

const typeface = 'IBM Plex Sans, IBM Plex Sans Arabic, Noto Sans Hebrew, sans-serif'

/** Text in lines of so many characters at most; a word that is longer has a line of its own. */
export function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) {
      lines[lines.length - 1] = `${last} ${word}`
      continue
    }
    for (let at = 0; at < word.length; at += most) lines.push(word.slice(at, at + most))
  }
  return lines
}

export type PaperProps = {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly dir: 'ltr' | 'rtl'
  readonly children: React.ReactNode
}

/** The sheet that a picture is drawn on. */
export function Paper({ width, height, title, dir, children }: PaperProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={title}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={typeface}
      fontSize="13"
      direction={dir}
      fill={paper.ink}
    >
      <rect width={width} height={height} fill={paper.page} />
      {children}
    </svg>
  )
}

export type LinesProps = {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly step?: number
  readonly size?: number
}

/** Lines of quiet text under each other. */
export function Lines({ lines, x, y, step = 16, size = 12 }: LinesProps) {
  return lines.map((line, at) => (
    <text key={at} x={x} y={y + at * step} fontSize={size} fill={paper.quiet}>
      {line}
    </text>
  ))
}
