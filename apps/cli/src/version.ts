// The version of Holdfast, from the one place that has it: the command line's package.json.
//
// The release of the tz database belongs to it, for deadlines are worked out with frozen zones.

import { readFileSync } from 'node:fs'

/** `holdfast 0.1.0 (Node 26.10.0, tz 2026c)`. */
export function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const found = /"version": "([^"]+)"/.exec(text)?.[1] ?? ''
  return `holdfast ${found} (Node ${process.versions.node}, tz ${process.versions['tz'] ?? ''})`
}
