// What counted for one instance and what did not, asked of the server when the instance is opened,
// and how a page says it.

import type { ToldWhy } from '@holdfast/analysis'
import { routes } from '@holdfast/protocol'
import { queryOptions } from '@tanstack/react-query'
import type { ToldStatus } from '@holdfast/analysis'
import { whyTellingFrom, type WhyTelling } from '@holdfast/words'
import { answered } from '../../api/http-client.ts'
import { recordKey } from '../../api/queries.ts'
import { spacedId } from '../../names/names.ts'
import { entryOf } from '../../parts/EntryLink.tsx'
import type { Question } from '../../question/question.ts'
import { instanceWords, type Teller } from '../../reasons/reason-words.ts'
import type { Words } from '../../words/use-words.ts'

/** One instance, for one of its bearers. */
type Instance = Pick<ToldStatus, 'clause' | 'instance' | 'bearer'>

/** Why the instances of that name stand as they do. */
export function whyQuery(id: string, question: Question, { clause, instance }: Instance) {
  return queryOptions({
    queryKey: [...recordKey(id), 'why', clause, instance, question],
    queryFn: async () =>
      answered(routes.why, { params: { id, clause }, query: { ...question, instance } }),
  })
}

/** How codes are worded where facts are named by their entries. */
export function whyTelling({ names, words }: Pick<Teller, 'names' | 'words'>): WhyTelling {
  return whyTellingFrom(words, names, (fact) => entryWords(fact, words))
}

/** An entry inside a sentence, with its room where that is not the public one. */
function entryWords(reference: string, words: Words): string {
  const { room, n } = entryOf(reference)
  const entry = words.say('weighed.entry', { n })
  return room === 'public' ? entry : `${entry} (${spacedId(room)})`
}

/** Whatever an act counted for besides the instance that is looked at. */
export function wentElsewhere(
  { to }: ToldWhy['why']['facts'][number],
  own: Instance,
): ToldWhy['why']['facts'][number]['to'] {
  return to.filter(
    ({ clause, instance, bearer }) =>
      clause !== own.clause || instance !== own.instance || bearer !== own.bearer,
  )
}

/** An instance by its name alone: one of a triggering act is named by what opened it. */
export function namedInstance(of: Instance, known: readonly ToldStatus[], teller: Teller): string {
  const status = known.find(
    ({ clause, instance }) => clause === of.clause && instance === of.instance,
  )
  if (status !== undefined) return instanceWords(status, teller)
  if (of.instance.startsWith('for-')) return teller.words.say('weighed.an-act')
  return instanceWords({ instance: of.instance, window: { from: null, to: null } }, teller)
}
