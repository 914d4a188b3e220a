// GET /api/agreements/:id/places
//
// The places that the record names, with what was said to have happened at each.

import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

/** The places that the record names, with what was said to have happened at each. */
export const places = route(routes.places, (context, asked) =>
  answerQuestion('places', context, asked),
)
