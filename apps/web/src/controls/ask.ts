// What a control does: it asks another question.
// How that changes the page is for whoever holds the controls.

import type { QuestionName } from '../question/question.ts'

/** Sets parts of the question; undefined leaves a part to the server. */
export type Ask = (change: { readonly [Name in QuestionName]?: string | undefined }) => void
