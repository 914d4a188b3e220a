// What a text must hold for a pattern to be found in it, read off the pattern.
//
// Making a pattern ready costs a thousand times what it costs to look for a word, and few of the
// turns of phrase are in any one clause. So a turn is tried only where a word that it cannot do
// without is there. What is not understood of a pattern is taken to need nothing.

/** What every text with a match holds: a word, all of some needs, or any of some. */
export type Needed =
  | string
  | { readonly all: readonly Needed[] }
  | { readonly any: readonly Needed[] }

const nothing: Needed = { all: [] }

/** What a pattern without flags but `i`, `u` and `d` needs, in small letters. */
export function neededBy(pattern: string): Needed {
  const reader = new Reader(pattern)
  const needed = reader.alternatives()
  return reader.isAtEnd ? simplified(needed) : nothing
}

/** The same, with nothing asked that is asked already, and the longest word first. */
function simplified(needed: Needed): Needed {
  if (typeof needed === 'string') return needed
  if ('any' in needed) {
    const any = needed.any.map(simplified)
    const [only = nothing] = any
    return any.some(isNothing) ? nothing : any.length === 1 ? only : { any }
  }
  const all = needed.all
    .map(simplified)
    .flatMap((one) => (typeof one === 'object' && 'all' in one ? one.all : [one]))
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
  const [only = nothing] = all
  return all.length === 1 ? only : { all }
}

function isNothing(needed: Needed): boolean {
  return typeof needed === 'object' && 'all' in needed && needed.all.length === 0
}

/** How long a word is; what is no word is asked after all words. */
function lengthOf(needed: Needed): number {
  return typeof needed === 'string' ? needed.length : 0
}

/** A text in the letters in which needed words are written: two letters fold to one of ours. */
export function folded(text: string): string {
  return text.toLowerCase().replaceAll('\u017F', 's')
}

/** True unless a text, folded, lacks what is needed. */
export function hasNeeded(needed: Needed, text: string): boolean {
  if (typeof needed === 'string') return text.includes(needed)
  // Plain loops: this is asked of every turn for every clause.
  if ('all' in needed) {
    for (const one of needed.all) if (!hasNeeded(one, text)) return false
    return true
  }
  for (const one of needed.any) if (hasNeeded(one, text)) return true
  return false
}

// No space: in a turn it stands for any.
const literal = /[a-z\d,%:;"_/=<>@!&~-]/i

/** Reads a pattern from left to right. */
class Reader {
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length
  }

  /** What is needed of what stands between bars, up to the end or to a bracket that closes. */
  alternatives(): Needed {
    const first = this.#sequence()
    if (this.#next !== '|') return first
    const any = [first]
    while (this.#take('|')) any.push(this.#sequence())
    return { any }
  }

  /** What each part of a sequence needs; letters that follow each other are one word. */
  #sequence(): Needed {
    const all: Needed[] = []
    let run = ''
    const endRun = (): void => {
      if (run !== '') all.push(run)
      run = ''
    }
    while (!this.isAtEnd && this.#next !== '|' && this.#next !== ')') {
      const isLetter = literal.test(this.#next)
      const letter = this.#next.toLowerCase()
      const needed = isLetter ? this.#letter() : this.#part()
      const isKept = this.#isKept()
      // Whatever may be repeated or left out ends a word.
      if (isLetter && isKept !== 'maybe') run += letter
      if (isLetter && isKept === 'once') continue
      endRun()
      if (!isLetter && isKept !== 'maybe') all.push(needed)
    }
    endRun()
    const [only = nothing] = all
    return all.length === 1 ? only : { all }
  }

  get #next(): string {
    return this.#pattern[this.#at] ?? ''
  }

  #take(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #letter(): Needed {
    this.#at += 1
    return nothing
  }

  /** A group, a class, or a sign that stands for something: only a group needs words. */
  #part(): Needed {
    if (this.#next === '(') return this.#group()
    if (this.#take('[')) {
      while (!this.isAtEnd && !this.#take(']')) this.#at += this.#next === '\\' ? 2 : 1
    } else if (this.#take('\\')) {
      const isNamed = this.#next === 'p' || this.#next === 'P' || this.#next === 'k'
      const code = /^(?:u[\da-f]{4}|x[\da-f]{2})/i.exec(this.#pattern.slice(this.#at, this.#at + 5))
      if (isNamed) this.#skipPast(/[}>]/)
      else this.#at += code?.[0].length ?? 1
    } else this.#at += 1
    return nothing
  }

  #group(): Needed {
    const isNot = this.#take('(?!') || this.#take('(?<!')
    const isBeside = !isNot && (this.#take('(?:') || this.#take('(?=') || this.#take('(?<='))
    if (!isNot && !isBeside) {
      if (this.#take('(?<')) this.#skipPast(/>/)
      else this.#at += 1
    }
    const needed = this.alternatives()
    this.#take(')')
    return isNot ? nothing : needed
  }

  #skipPast(end: RegExp): void {
    while (!this.isAtEnd && !end.test(this.#next)) this.#at += 1
    this.#at += 1
  }

  /** Whether what was read stands once, at least once, or may be left out. */
  #isKept(): 'once' | 'often' | 'maybe' {
    const sign = /^(?:[?*+]|\{(\d+)[^}]*\})\??/.exec(this.#pattern.slice(this.#at, this.#at + 16))
    if (sign === null) return 'once'
    const [whole, least] = sign
    this.#at += whole.length
    return whole.startsWith('+') || Number(least ?? 0) > 0 ? 'often' : 'maybe'
  }
}
