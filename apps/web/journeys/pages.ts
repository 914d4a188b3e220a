// Every page by its address, as the loops over pages take them.
//
// A page that is not here is not looked at by axe and has no picture.

import { lineId, lineMoment } from './line-agreement.ts'
import { movementId, movementMoment } from './movement-agreement.ts'
import { reliefId } from './relief-agreement.ts'

const movementAsOf = encodeURIComponent(movementMoment)
const lineAsOf = encodeURIComponent(lineMoment)
const pause = '/agreements/gaza-pause-2023'

export const pages: readonly (readonly [name: string, path: string])[] = [
  ['shelf', '/'],
  ['overview', pause],
  ['overview-noon', `${pause}?asOf=2023-11-26T12:00%2B02:00`],
  ['text', `${pause}/text`],
  ['clause', `${pause}/text?clause=3.1&instance=day-2`],
  ['record', `${pause}/record`],
  ['entry', `${pause}/record/public/16`],
  ['tonight', `${pause}/tonight`],
  ['compiled', `${pause}/compiled`],
  ['map', `${pause}/map`],
  ['lines', `/agreements/${lineId}/lines?asOf=${lineAsOf}`],
  ['arms', `/agreements/${lineId}/arms?asOf=${lineAsOf}`],
  ['line-map', `/agreements/${lineId}/map?asOf=${lineAsOf}`],
  ['movement', `/agreements/${movementId}/movement?asOf=${movementAsOf}`],
  ['import', `/agreements/${reliefId}/import`],
  ['alive', '/agreements/gaza-plan-2025'],
  ['refused', `${pause}?asOf=yesterday`],
]
