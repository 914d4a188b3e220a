// Numbers written as English words: "fifty", "two hundred and ten", "fourteen thousand".
//
// Whole numbers only; "half" and "a dozen" stay words.

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

const values = new Map<string, number>([
  ...ones.split(' ').map((word, at): [string, number] => [word, at]),
  ...tens.split(' ').map((word, at): [string, number] => [word, 20 + 10 * at]),
])

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
const ordinalTens =
  'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth'

const ordinalValues = new Map<string, number>([
  ...ordinals.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ...ordinalTens.split(' ').map((word, at): [string, number] => [word, 20 + 10 * at]),
])

/** Which number "third" names; null for a word that is no ordinal up to the hundredth. */
export function ordinalOf(word: string): number | null {
  const digits = /^(\d+)(?:st|nd|rd|th)$/i.exec(word)?.[1]
  if (digits !== undefined) return Number(digits)
  const small = word.toLowerCase()
  const known = ordinalValues.get(small)
  if (known !== undefined) return known
  // "Twenty-first".
  const [first = '', second = ''] = small.split('-')
  const more = ordinalValues.get(second) ?? 0
  const whole = second === '' ? 0 : (values.get(first) ?? 0)
  return more < 1 || more > 9 || whole < 20 ? null : whole + more
}

const small = [...values.keys()].toSorted((a, b) => b.length - a.length).join('|')
const word = `(?:${small}|hundred|thousand)`

/** Words that are a number together. */
export const numberWords = new RegExp(
  String.raw`(?<![\p{L}\d_\-.])${word}(?:(?:\s+and\s+|[\s-]+)${word})*(?![\p{L}\d_\-])`,
  'dgiu',
)

/** The value of such words; null where they make none, as "two three" do not. */
export function numberOfWords(words: string): number | null {
  let sum = 0
  let part = 0
  let least = Infinity
  for (const each of words.toLowerCase().split(/[\s-]+/)) {
    const value = values.get(each)
    if (each === 'and') continue
    if (each === 'thousand' || each === 'hundred') {
      if (part === 0 || (each === 'hundred' && part > 99)) return null
      if (each === 'hundred') part *= 100
      else {
        sum += part * 1000
        part = 0
      }
      least = each === 'hundred' ? 100 : Infinity
      continue
    }
    // "twenty-one" goes down; "three five" is two numbers.
    if (value === undefined || value >= least) return null
    part += value
    least = value >= 20 ? 10 : 1
  }
  return sum + part
}
