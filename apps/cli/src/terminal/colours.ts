// Colours: whether this terminal shows them, and how text is wrapped in them.
//
// Colour means a status and nothing else; every status has a shape as well, so that nothing is lost
// without it. FORCE_COLOR is asked before NO_COLOR, as Node does.

/** How many colours there are: none, the terminal's own sixteen, or 256. */
export type ColourDepth = 'none' | 'sixteen' | 'many'

/** What text can be drawn in. Statuses are tones; the others are weights. */
export type Tone =
  | 'strong'
  | 'quiet'
  | 'met'
  | 'late'
  | 'unmet'
  | 'running'
  | 'undetermined'
  | 'pending'
  | 'suspended'
  | 'excused'
  | 'void'

/** Draws text in a tone. */
export type Paint = (tone: Tone, text: string) => string

/** Sixteen follow the terminal's theme; the 256 are midway, readable on light and dark grounds. */
const codes: Readonly<Record<Tone, { readonly sixteen: string; readonly many: string }>> = {
  strong: { sixteen: '1', many: '1' },
  quiet: { sixteen: '2', many: '2' },
  met: { sixteen: '36', many: '38;5;30' },
  late: { sixteen: '33', many: '38;5;136' },
  unmet: { sixteen: '31', many: '38;5;131' },
  running: { sixteen: '34', many: '38;5;32' },
  undetermined: { sixteen: '2', many: '38;5;245' },
  pending: { sixteen: '2', many: '38;5;244' },
  suspended: { sixteen: '2', many: '38;5;67' },
  excused: { sixteen: '35', many: '38;5;97' },
  void: { sixteen: '2', many: '38;5;244' },
}

/** What the environment asks for, or else what the terminal can show. */
export function colourDepthFrom(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): ColourDepth {
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 'none'
    return forced === '1' ? 'sixteen' : 'many'
  }
  if ((env['NO_COLOR'] ?? '') !== '' || !isTerminal || env['TERM'] === 'dumb') return 'none'
  const isRich = /256|direct|kitty|ghostty|alacritty/.test(env['TERM'] ?? '')
  return isRich || (env['COLORTERM'] ?? '') !== '' ? 'many' : 'sixteen'
}

/** A painter for that many colours. Text stays as it is where there are none. */
export function painter(depth: ColourDepth): Paint {
  if (depth === 'none') return (_tone, text) => text
  return (tone, text) => (text === '' ? '' : `\u001B[${codes[tone][depth]}m${text}\u001B[0m`)
}
