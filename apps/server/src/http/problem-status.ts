// From a problem's code to the HTTP status of its answer. Nothing else decides a status.
//
// A code keeps its status as it keeps its meaning; a new code gets a line here.

import type { Problem } from '@holdfast/base'

/** The status of each code; a code that is not here is a request that cannot be processed. */
const statuses: Readonly<Record<string, number>> = {
  'server.1': 400,
  'server.2': 404,
  'server.3': 404,
  'server.4': 404,
  'server.5': 404,
  'server.6': 404,
  'server.10': 400,
  'server.11': 429,
  'server.12': 413,
  'server.13': 503,
  'server.14': 500,
  'server.15': 503,
  'server.21': 429,
  'server.22': 503,
  'server.23': 503,
  'server.24': 503,
  'server.25': 429,
  'database.1': 503,
  'database.13': 404,
  'database.14': 404,
  'database.15': 422,
  'database.16': 403,
  'database.17': 409,
  'database.18': 409,
  'database.19': 503,
  'database.20': 503,
  'database.21': 409,
  'database.23': 429,
  'answer.1': 404,
  'answer.2': 404,
  'answer.3': 404,
  'export.4': 413,
  'suppose.2': 413,
  'suppose.11': 413,
  'question.1': 400,
  'question.2': 400,
  'question.3': 400,
  'question.4': 400,
  'question.5': 400,
  'question.6': 400,
  'question.7': 404,
}

/** The HTTP status of a refusal. */
export function statusOfProblem({ code }: Problem): number {
  return statuses[code] ?? 422
}
