// What a statement says, in one line, from its body. It quotes and counts; it draws no conclusion.
//
// A body of a kind that is not known here is told by its words, or by nothing.

import type { Names } from '../../names/names.ts'
import type { Words } from '../../words/use-words.ts'

type Told = { readonly kind: string; readonly body: Readonly<Record<string, unknown>> }

export function gistOf({ kind, body }: Told, names: Names, words: Words): string {
  const text = (name: string): string | null => {
    const value = body[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const number = (name: string): number | null => {
    const value = body[name]
    return typeof value === 'number' ? value : null
  }
  const role = (name: string): string => names.role(text(name))
  const amount = number('persons') ?? number('amount') ?? 0
  switch (kind) {
    case 'exchange.released':
      return words.say('gist.released', {
        amount: names.count(amount, 'persons'),
        by: role('by'),
        what: names.word('class', text('class') ?? ''),
        outside: body['outside'] === true ? words.say('gist.outside') : '',
      })
    case 'aid.counted':
      return words.say('gist.counted', {
        amount: names.count(amount, text('unit') ?? ''),
        cargo: names.word('class', text('cargo') ?? ''),
        stage: names.word('stage', text('stage') ?? ''),
        date: text('date') ?? text('until') ?? '',
        bound: body['closes'] === false ? words.say('gist.bound') : '',
      })
    case 'record.answered':
    case 'record.denied':
    case 'record.disputed':
      return words.say('gist.reply', {
        by: role('by'),
        words: text('words') ?? text('particulars') ?? '',
      })
    case 'record.key_enrolled':
      return words.say('gist.key', { holder: role('holder') })
    case 'record.decided':
      return words.say('gist.decided', { words: text('words') ?? decisionOf(body['decision']) })
    default:
      return (
        ['claim', 'particulars', 'words', 'title', 'why', 'note']
          .map(text)
          .find((each) => each !== null) ??
        [text('act'), text('what'), text('place')].flatMap((each) => each ?? []).join(', ')
      )
  }
}

function decisionOf(decision: unknown): string {
  if (typeof decision !== 'object' || decision === null || !('kind' in decision)) return ''
  const { kind } = decision
  const days = 'days' in decision && typeof decision.days === 'number' ? ` ${decision.days}` : ''
  return typeof kind === 'string' ? `${kind}${days}` : ''
}
