// The placemarks of a KML text, as features.
//
// Only what lies in the text itself is read: links to other files are not followed, and a text that
// declares a type or entities of its own is refused unread, since what those stand for can be
// larger than any memory. How a placemark is painted is left out.

import { ok, refuse, type Result } from '@holdfast/base'
import { kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import { importProblems as problem } from '../problems.ts'
import { membersOf, type GivenFeature } from './given.ts'

/** The features of a KML text. */
export function featuresOfKml(text: string): Result<readonly GivenFeature[]> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse(problem.unreadablePlaces('kml-entities'))
  try {
    const document = new DOMParser({ onError: raise }).parseFromString(text, 'text/xml')
    const { features } = kml(document)
    const drawn = features.filter(({ properties }) => !isPicture(properties))
    return ok(
      drawn.map(({ properties, geometry }) => ({
        properties: withoutPaint({ ...properties }),
        geometry,
      })),
    )
  } catch {
    return refuse(problem.unreadablePlaces('kml'))
  }
}

function raise(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message)
}

function isPicture(properties: unknown): boolean {
  return membersOf(properties)['@geometry-type'] === 'groundoverlay'
}

const paint = /^(?:styleUrl|styleHash|styleMapHash|stroke|fill|icon|label|marker|visibility|@)/

function withoutPaint(properties: Readonly<Record<string, unknown>>): GivenFeature['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !paint.test(name)))
}
