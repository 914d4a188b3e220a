// A clause in a few words, for the strip and for lists: "200 relief trucks into the Strip, each
// day".
//
// Made from the compiled obligation, so that it cannot say another thing than what is worked out.
// It leaves out the bearer, who stands beside it, and what only a whole sentence can carry.

import type { Amount, CompiledAgreement, Obligation, Per } from '@holdfast/agreement'
import type { Words } from '../words/use-words.ts'
import type { Names } from './names.ts'

/** The words of an obligation. */
export function clauseWords(
  agreement: CompiledAgreement,
  obligation: Obligation,
  names: Names,
  words: Words,
): string {
  const { measure, kind } = obligation
  const { act, place } = measure.filter
  const what = classWords(agreement, obligation, names)
  const values = {
    amount: amountWords(obligation.target.amount, names, words),
    unit: names.word('unit', measure.unit),
    what,
    place: place === null ? '' : names.place(place),
    act: names.word('act', act),
  }
  const shape = `${place === null ? 'anywhere' : 'there'}${what === '' ? '-plain' : ''}`
  const own = `clause.${kind}.${act}.${shape}`
  const any = `clause.${kind}.any.${shape.replace('-plain', '')}`
  // An act that the agreement declares for itself has a name of its own, and no amount to speak of.
  const declared = agreement.acts.find(({ id }) => id === act)
  if (declared !== undefined) return withWhen(values.act, obligation, words)
  const said = words.sayOr(own, words.say(any, values), values)
  return withWhen(tidied(said), obligation, words)
}

function withWhen(said: string, { per }: Obligation, words: Words): string {
  const when = perWords(per, words)
  return when === '' ? said : words.say('clause.when', { said, when })
}

/** The class asked for; a kind by its own name, not by what it stands for. */
function classWords(agreement: CompiledAgreement, { measure }: Obligation, names: Names): string {
  const { tags } = measure.filter
  const named = Object.entries(tags).filter(([tag]) => tag !== 'group')
  const [first] = named
  if (first === undefined) return ''
  const values = first[1]
  const kind = agreement.kinds.find(({ id }) => values.includes(id))
  const [value] = kind === undefined ? values : [kind.id]
  return value === undefined ? '' : names.word('class', value)
}

function amountWords(amount: Amount, names: Names, words: Words): string {
  switch (amount.kind) {
    case 'fixed':
    case 'per-trigger':
      return words.number(amount.value)
    case 'share':
      return amount.percent === 100
        ? words.say('clause.all', { group: names.word('class', amount.of) })
        : words.say('clause.share', {
            percent: amount.percent,
            group: names.word('class', amount.of),
          })
  }
}

function perWords(per: Per, words: Words): string {
  switch (per.kind) {
    case 'each':
      return per.times === undefined
        ? words.say(`clause.each.${per.unit}`)
        : words.say('clause.each.several', { times: per.times, unit: per.unit })
    case 'steps':
      return words.say('clause.steps', { n: per.steps.length })
    case 'for-each':
      return per.of.kind === 'allotted'
        ? words.say('clause.for-each', { clauses: words.list(per.of.clauses) })
        : words.say(`clause.for-each-${per.of.kind}`)
    case 'once': {
      const { due } = per
      return due?.kind === 'day' ? words.say('clause.within', { n: due.n }) : ''
    }
  }
}

function tidied(text: string): string {
  return text
    .replaceAll(/[\u2068\u2069]{2}/g, '')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(' ,', ',')
    .trim()
}
