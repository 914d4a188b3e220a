// The tokens: text reads at 4.5 and marks at 3 on every ground, in light and in dark.
//
// The values are read from the stylesheet, so that no copy of them can be right alone.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

type Pair = readonly [light: string, dark: string]

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(
    ([, name = '', light = '', dark = '']): [string, Pair] => [name, [light, dark]],
  ),
)

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['page', 'raised', 'wash']
const wanted: readonly [number, readonly string[]][] = [
  [7, ['ink']],
  [4.5, ['ink-2', 'ink-3', 'link', 'met', 'late', 'unmet', 'running', 'undetermined', 'excused']],
  [3, ['pending', 'void', 'suspended', 'focus', 'line-2']],
]

describe('tokens', () => {
  for (const [index, theme] of ['light', 'dark'].entries()) {
    for (const [ratio, names] of wanted) {
      test.each(names)(`${theme}: %s reads at ${ratio} on every ground`, (name) => {
        const own = tokens.get(name)?.[index] ?? ''
        for (const ground of grounds) {
          const colour = tokens.get(ground)?.[index] ?? ''
          expect(contrast(own, colour), `${name} on ${ground}`).toBeGreaterThanOrEqual(ratio)
        }
      })
    }
  }
})
