// The options that ask: as of when, known at which cut, in which view, on what basis, by whose
// count. Their words stand apart from what reads them, so that help loads nothing else.

import type { OptionWords } from '../command.ts'

/** The options that ask. */
export const questionOptions: readonly OptionWords[] = [
  {
    name: 'as-of',
    value: 'TIME',
    about:
      'What had happened by then, with its zone: 2023-12-01T07:00+02:00. Without it: the end of ' +
      'the term where that is past, else now.',
  },
  {
    name: 'known-at',
    value: 'CUT',
    about:
      'From the first entries only, as they were then known: a number of entries, or one for ' +
      'each room (public=47,liaison=12). Without it: all of them.',
  },
  {
    name: 'basis',
    value: 'BASIS',
    about:
      'How strong the evidence must be: reported, corroborated, verified or determined. Without ' +
      'it: what the agreement says.',
  },
  { name: 'source', value: 'ROLE', about: 'By this source’s count alone.' },
  {
    name: 'stage',
    value: 'STAGE',
    about: 'By counts taken at this stage alone: entered, offloaded …',
  },
  {
    name: 'view',
    value: 'ROOMS',
    about: 'The rooms a reader is in, with commas between them. Without it: public.',
  },
]
