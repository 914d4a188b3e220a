// What the app is built without: what says to machines how a shape is documented, which a server
// does and no browser.
//
// `.describe(…)` with nothing but words in it, and the makers of JSON Schema, which every shape of
// zod would bring along. Asked for all the same, a schema is refused aloud.

import type { Plugin } from 'vite'

/** Sentences about the members of shapes are not built in. */
export const undescribed: Plugin = {
  name: 'undescribed',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!/\/packages\/protocol\/src\//.test(id) || !code.includes('.describe(')) return null
    const word = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\`[^\`$\\]*\`)`
    const words = new RegExp(String.raw`\.describe\(\s*${word}(?:\s*\+\s*${word})*,?\s*\)`, 'g')
    return { code: code.replaceAll(words, ''), map: null }
  },
}

/** Nothing that a browser loads makes a JSON Schema of a shape. */
export const withoutSchemas: Plugin = {
  name: 'without-schemas',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!/\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/.test(id)) return null
    const names = [...code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name)
    const own = names.map((name) => `export const ${name} = refused`)
    const renamed = [...code.matchAll(/^export \{ (\w+) as (\w+) \}/gm)].map(
      ([, , name]) => `export { refused as ${name} }`,
    )
    const refused = "function refused() { throw new Error('a browser makes no JSON Schema') }"
    return { code: [refused, ...own, ...renamed].join('\n'), map: null }
  },
}
