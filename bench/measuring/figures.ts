// Figures that are no times: rates, ratios, memory; each beside what it is to be. Whoever wants
// times of repeated work asks harness.ts.

import { machine } from './harness.ts'

/** A figure with what it should be at least or at most, where that is asked. */
export type Figure = {
  readonly what: string
  readonly value: number
  readonly least?: number
  readonly most?: number
}

/** Prints figures, as JSON where it is asked for; the process fails where one is missed. */
export function reportFigures(
  title: string,
  figures: readonly Figure[],
  wantsJson: boolean = process.argv.includes('--json'),
): void {
  const missed = figures.filter(isMissed)
  if (missed.length > 0) process.exitCode = 1
  if (wantsJson) {
    console.log(JSON.stringify({ title, machine: machine(), figures, missed }))
    return
  }
  console.log(`${title} (${machine()})`)
  for (const figure of figures) {
    const { what, value, least, most } = figure
    const aim =
      least !== undefined
        ? `at least ${shown(least)}`
        : most !== undefined
          ? `at most ${shown(most)}`
          : ''
    const verdict = aim === '' ? '' : isMissed(figure) ? 'NOT KEPT' : 'kept'
    console.log(`${what.padEnd(48)}${shown(value).padStart(12)}  ${aim.padEnd(20)}${verdict}`)
  }
}

function isMissed({ value, least = -Infinity, most = Infinity }: Figure): boolean {
  return value < least || value > most
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 })
}
