// The kinds of statement that a record can hold, for the list to choose from. A kind that is not
// here is still shown; it only cannot be chosen.

export const statementKinds = [
  'exchange.released',
  'aid.counted',
  'incident.reported',
  'incident.claimed',
  'lines.position_reported',
  'lines.withdrawn',
  'lines.kept_clear',
  'taskforce.met',
  'taskforce.reported',
  'taskforce.found',
  'record.confirmed',
  'record.corrected',
  'record.retracted',
  'record.disputed',
  'record.denied',
  'record.answered',
  'record.settled',
  'record.covered',
  'record.decided',
  'record.milestone_reported',
  'record.key_enrolled',
  'record.key_revoked',
] as const
