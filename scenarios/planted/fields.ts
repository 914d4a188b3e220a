// The texts that faults are planted in: each agreement of the repository, and each good text of the
// language's tests, with what compiles it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { present } from '@holdfast/base'
import { compileStages, type Stages } from '@holdfast/language'
import { testSources } from '@holdfast/language/testing'
import { freezeZone } from '@holdfast/store'
import { compileText } from '@holdfast/sum'
import { groundOf, type Ground } from './plant.ts'

/** One text to plant in. */
export type Field = {
  readonly name: string
  readonly ground: Ground
  readonly compile: (text: string) => Stages
}

const root = join(import.meta.dirname, '..', '..')

/** Every agreement of the repository. */
export function agreementFields(): readonly Field[] {
  const folder = join(root, 'agreements')
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .flatMap(({ name }) => {
      const places = readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.geojson'))
        .map((file) => [file, new Uint8Array(readFileSync(join(folder, name, file)))] as const)
      const compile = (text: string): Stages => {
        const bytes = new TextEncoder().encode(text)
        const compiled = compileText(new Map([...places, ['agreement.md', bytes]]), zoneOf)
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
        return compiled.value
      }
      return fieldOf(name, readFileSync(join(folder, name, 'agreement.md'), 'utf8'), compile)
    })
}

/** Every good text of the language's tests. */
export function goodFields(): readonly Field[] {
  const folder = join(root, 'packages', 'language', 'tests')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('/good/') && name.endsWith('.md'))
    .toSorted()
    .flatMap((name) => {
      const [text = ''] = readFileSync(join(folder, name), 'utf8').split('```holdfast ')
      return fieldOf(name, text, (changed) => compileStages(changed, testSources))
    })
}

function fieldOf(name: string, text: string, compile: Field['compile']): readonly Field[] {
  const ground = groundOf(text, present(compile(text).agreement, `${name} has no error`))
  // What stands behind a fence that is never closed is no clause of its own.
  const isWhole = Array.from(text.matchAll(/^```/gm)).length % 2 === 0
  return ground === null || !isWhole ? [] : [{ name, ground, compile }]
}

const zones = new Map<string, ReturnType<typeof freezeZone>>()

function zoneOf(zone: string) {
  const rules = zones.get(zone) ?? freezeZone(zone, 'test')
  zones.set(zone, rules)
  return rules.ok ? rules.value : null
}
