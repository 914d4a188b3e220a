// What the language is handed besides the text: the domains' words, the places files, the zones.
//
// Nothing else comes from outside. The language opens no file and knows no clock.

import type { Vocabulary } from '@holdfast/agreement'
import type { ZoneRules, ZoneSource } from '@holdfast/base'
import type { Notes } from '../diagnostic.ts'
import type { SurfaceNode } from '../surface/surface.ts'
import type { PlaceFiles, PlaceSource } from './place-files.ts'

/** Everything from outside the text. Each source is asked and never kept. */
export type Sources = {
  readonly vocabulary: Vocabulary
  readonly places: PlaceSource
  readonly zones: ZoneSource
}

/** What is read with: places files are read once, for every stage. */
export type ReadSources = Omit<Sources, 'places'> & { readonly places: PlaceFiles }

/** A declaration, and the line of the file it begins on. */
export type DeclarationLine = SurfaceNode & { readonly fileLine: number }

/** The frozen rules of a zone; null, and said, where there are none. */
export function zoneNamed(node: SurfaceNode, sources: ReadSources, notes: Notes): ZoneRules | null {
  const rules = sources.zones(node.text)
  if (rules === null) notes.say('head.5', node, { zone: node.text })
  return rules
}
