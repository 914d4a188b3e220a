// Pages with one fault each, that show the walk can fail: a made-up agreement of two sides, and one
// small page a rule, sound but for what is planted in it.

import type { RuleName } from './checks.ts'

/** What a sound page says of the pause. */
const sound = {
  basis: 'Basis: Reported',
} as const

/** A page, sound but for one piece, by the rule that must find it. */
export const planted: readonly (readonly [RuleName, string])[] = [
  ['words', '<p>One side is in breach of the agreement.</p>'],
  ['words', '<p>The truce is holding.</p>'],
  ['dates', '<p>It closed on 1 December.</p>'],
  ['dates', '<p>It closed on 1 December 2023, 07:00.</p>'],
  ['claims', '<ul><li>Hamas about Israel: drones flown over the south <a>Entry 73</a></li></ul>'],
  ['figures', '<p>So far 26 of 50 persons were released.</p>'],
  ['zeros', '<div data-told="1.2 israel">0 of 50 persons</div>'],
  ['bounds', '<table><tr><td data-cell="3.1 |1">187 entered</td></tr></table>'],
  [
    'order',
    '<div data-told="1.1 israel">claimed 0</div><div data-told="1.1 hamas">claimed 0</div>',
  ],
  ['head', '<p data-state="">Closed after day 7. Article 2: 50 of 50; 240 of 240.</p>'],
]

/** A page of the app as the walk finds it, with a piece in it. */
export function pageWith(piece: string): string {
  return `<body><main><p>${sound.basis}</p>${piece}</main></body>`
}
