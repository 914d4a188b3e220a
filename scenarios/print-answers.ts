// Prints every answer about an example, a line each: run as a process of its own, in another time
// zone and language, to compare with what this one prints.
//
// Run with the name of the example and a moment.

import { pathToFileURL } from 'node:url'
import { parseInstant, present } from '@holdfast/base'
import { domains } from '@holdfast/domains'
import { answerNames, printAnswer } from '@holdfast/protocol'
import type { AnswerDetail, AnswerName } from '@holdfast/protocol'
import { readQuestion, type Sum } from '@holdfast/sum'
import { openExample } from './asking.ts'

/** Every answer to a question, or those of some names, in their order; of the clause, each. */
export function allAnswers(
  sum: Sum,
  said: Parameters<typeof readQuestion>[0],
  names: readonly AnswerName[] = answerNames,
): readonly string[] {
  const asked = readQuestion(said, { agreement: sum.agreement, rooms: sum.rooms() })
  const question = present(asked.ok ? asked.value : null, 'a question')
  const now = present(parseInstant(said.asOf ?? ''), 'a moment')
  return names.flatMap((what) => {
    return detailsOf(what, sum).map((detail) => {
      const text = printAnswer(what, { sum, question, now, detail })
      return present(text.ok ? text.value : null, what)
    })
  })
}

function detailsOf(what: AnswerName, sum: Sum): readonly AnswerDetail[] {
  switch (what) {
    case 'clause':
    case 'why':
      return sum.agreement.obligations.map(({ clause }) => ({ clause }))
    case 'account':
      return domains.flatMap(({ name, account }) =>
        account === undefined ? [] : [{ domain: name }],
      )
    case 'strip':
      return [{}, { cells: 'now', week: 2 }]
    case 'statuses':
    case 'summary':
    case 'chart':
    case 'due':
    case 'tonight':
    case 'exposure':
    case 'timeline':
    case 'whatif':
    case 'facts':
    case 'places':
    case 'provenance':
      return [{}]
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , example = '', asOf = ''] = process.argv
  const { sum } = await openExample(example)
  process.stdout.write(allAnswers(sum, { asOf }).join('\n'))
}
