// How a figure is written that may be a lower bound. Every screen, table and sheet asks here: a
// lower bound is never shown as a bare number, nor with a sign that has to be learnt.

import type { Words } from './words.ts'

/** A figure as it is written: `30`, or `30 or more` where nothing says that there were no more. */
export function boundedWords(
  { say }: Pick<Words, 'say'>,
  { value, isLowerBound }: { readonly value: string; readonly isLowerBound: boolean },
): string {
  return isLowerBound ? say('figure.or-more', { value }) : value
}
