// The words that a clause may be made of, whatever their capitals and plurals: what is declared,
// what the domains can hear, and the language's own.

import { sides, type Vocabulary } from '@holdfast/agreement'
import { withFirsts, type KnownWords } from '../plain/known-words.ts'
import type { SurfaceItem, SurfaceNode } from '../surface/surface.ts'
import { besideWords, exceptWords } from './idioms.ts'
import { calibreCompares, calibreWords } from './line-phrases.ts'
import { placedWords, powerVerbs, reservedWords } from './keywords.ts'
import { rolePlurals } from './names.ts'
import { openPhrases } from './open-words.ts'

/** Words of powers, triggers and excuses that stand in no other list. */
const others =
  'only unanimity consent majority any decide otherwise person clause clauses releases acts'

/** Every word that is known; `declarations` are those of the text. */
export function knownWords(declarations: readonly SurfaceItem[], { acts }: Vocabulary): KnownWords {
  const declared = new Set<string>()
  const collect = (node: SurfaceNode): void => {
    // "The end of the agreement" is of the language, and no name.
    if (node.name === 'Name' && node.text !== 'agreement') declared.add(node.text)
    node.children.forEach(collect)
  }
  for (const { parts } of declarations) parts.forEach(collect)
  const phrases = [...Object.values(openPhrases).flat(), ...exceptWords, ...besideWords]
  const common = new Set([
    ...acts.flatMap(({ verb, act, units, classes, stages, prepositions }) => [
      verb,
      act,
      ...units,
      ...classes,
      ...stages,
      ...Object.keys(prepositions).flatMap((words) => words.split(' ')),
    ]),
    ...phrases.flatMap((words) => words.split(' ')),
    ...reservedWords,
    ...placedWords,
    ...Object.keys(powerVerbs),
    ...Object.keys(calibreCompares),
    ...calibreWords,
    ...sides,
    'behind',
    ...Object.entries(rolePlurals).flat(),
    ...others.split(' '),
  ])
  const verbs = new Set(acts.map(({ verb }) => verb))
  return withFirsts({ declared, common, verbs })
}
