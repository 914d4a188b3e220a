// Why one instance stands as it does, in lines: its status and figures, the window, what was asked
// and counted, what closes the count, what changes it, and the reports with what each lacks.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { ToldFact, ToldWeighed, ToldWhy, WhyAnswer } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import { decidingWords, lackingWords, reasonSentence, whyTellingFrom } from '@holdfast/words'
import { withoutWords, type WhyTelling } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { tableLines } from '../terminal/table.ts'
import { padEnd, textWidth, wrapIndented } from '../terminal/text-width.ts'
import { numeral } from '../words/numbers.ts'
import { longTime, shortTime } from './days.ts'
import { marksOn } from './marks.ts'
import { instanceName } from './status-table.ts'

/** What it is drawn with. */
export type Explaining = {
  readonly agreement: CompiledAgreement
  readonly screen: Screen
  readonly entryOf: (statement: string) => string | null
}

/** The lines of one instance. */
export function explainLines(
  one: ToldWhy,
  answer: WhyAnswer,
  explaining: Explaining,
): readonly string[] {
  const { screen, entryOf } = explaining
  const { words, names, paint } = screen
  const { why } = one
  const mark = `${marksOn(screen)[one.status]} ${words.say(`status.${one.status}`)}`
  const name = instanceName(one.instance, entryOf, screen)
  const head = `${name} · ${names.role(one.bearer)} · ${paint(one.status, mark)}`
  const note = (id: string, n: number): readonly string[] =>
    n === 0 ? [] : [wrapped(words.say(id, { n }), screen)]
  return [
    '',
    `      ${head}`,
    wrapped(sentenceOf(one, answer, explaining), screen),
    ...labelled(arithmeticOf(one, explaining), screen),
    ...(why.facts.length === 0
      ? [wrapped(words.say('sheet.explain.no-facts'), screen)]
      : factLines(one, answer, explaining)),
    ...note('sheet.explain.elsewhere', why.elsewhere),
    ...note('sheet.explain.unlisted', why.unlisted),
  ]
}

function wrapped(text: string, screen: Screen): string {
  return wrapIndented(text, { width: screen.width, indent: '        ' })
}

function sentenceOf(one: ToldWhy, { facts }: WhyAnswer, { agreement, screen }: Explaining): string {
  const { words, names } = screen
  const counted = new Set(one.evidence.map(({ fact }) => fact))
  const sources = facts.filter(({ fact }) => counted.has(fact)).map(({ source }) => source)
  return reasonSentence(
    {
      reason: one.reason,
      readings: one.readings,
      measured: one.measured,
      target: one.target,
      sources,
      takenAt: () => null,
    },
    {
      words,
      role: names.role,
      stage: (id) => names.word('stage', id),
      name: (id) => names.word('class', id),
      time: (at) => longTime(agreement, at, words),
      count: names.count,
    },
  )
}

type Labelled = readonly (readonly [label: string, text: string])[]

function labelled(lines: Labelled, screen: Screen): readonly string[] {
  const column = Math.max(...lines.map(([label]) => textWidth(label))) + 2
  return lines.map(([label, text]) => {
    const first = `        ${screen.paint('quiet', padEnd(label, column))}`
    return wrapIndented(text, { width: screen.width, indent: ' '.repeat(8 + column), first })
  })
}

function arithmeticOf(one: ToldWhy, explaining: Explaining): Labelled {
  const { agreement, screen } = explaining
  const { words, names } = screen
  const { why, target } = one
  const label = (name: string): string => words.say(`sheet.label.${name}`)
  const time = (at: Instant): string => longTime(agreement, at, words)
  const { from, to } = one.window
  const window =
    from === null
      ? words.say('sheet.explain.window-unknown')
      : words.say('sheet.explain.window-of', { from: time(from), to: to === null ? '…' : time(to) })
  const isBan = target.value === 0
  const counted: Labelled =
    why.supply === null || isBan
      ? []
      : [
          [
            label('counted'),
            words.say('sheet.explain.supply', {
              least: names.count(why.supply.least, target.unit),
              most: names.count(why.supply.most, target.unit),
            }),
          ],
        ]
  const watched: Labelled =
    why.watched === null
      ? []
      : [[label('counted'), words.say('sheet.explain.watched', { ...why.watched })]]
  const changes =
    one.nextChange === null
      ? words.say('sheet.explain.changes-not')
      : words.say('sheet.explain.changes-at', { time: time(one.nextChange) })
  const telling = tellingOf(explaining)
  return [
    [label('window'), window],
    ...(isBan ? [] : [[label('asked'), names.count(target.value, target.unit)] as const]),
    ...counted,
    ...watched,
    [label('closed'), words.say(`closed-by.${why.closedBy}`)],
    [label('changes'), changes],
    ...why.deciding.map((each) => [label('decide'), decidingWords(each, telling)] as const),
    ...(one.without === undefined
      ? []
      : [[label('turns'), withoutWords('sheet.without', one.without, telling)] as const]),
  ]
}

function tellingOf({ screen }: Explaining): WhyTelling {
  return whyTellingFrom(screen.words, screen.names, (fact) => fact)
}

function factLines(one: ToldWhy, answer: WhyAnswer, explaining: Explaining): readonly string[] {
  const { screen } = explaining
  const facts = new Map(answer.facts.map((fact) => [fact.fact, fact]))
  const heads = ['fact', 'when', 'source', 'told', 'counted', 'lacking', 'went'] as const
  const columns = heads.map((name) => {
    const head = screen.words.say(`sheet.head.${name}`)
    return name === 'lacking' || name === 'went' ? ({ head, wraps: true } as const) : { head }
  })
  const rows = one.why.facts.map((weighed) =>
    factRow(weighed, one, facts.get(weighed.fact), explaining),
  )
  const { width, paint } = screen
  return tableLines({ columns, rows, width, paint, indent: '        ' })
}

function factRow(
  weighed: ToldWeighed,
  one: ToldWhy,
  fact: ToldFact | undefined,
  explaining: Explaining,
): readonly string[] {
  const { agreement, screen, entryOf } = explaining
  const { words, names } = screen
  const { told, counted, lacking, to } = weighed
  const went = to
    .filter(({ clause, instance }) => clause !== one.clause || instance !== one.instance)
    .map(({ clause, instance, amount }) =>
      words.say('sheet.explain.went', {
        clause,
        instance: instanceName(instance, entryOf, screen),
        amount: numeral(amount),
      }),
    )
  return [
    weighed.fact,
    fact === undefined ? '' : shortTime(agreement, fact.at.latest, words),
    fact === undefined ? '' : names.role(fact.source),
    told === null ? '' : numeral(told),
    told === null ? '' : numeral(counted),
    lacking === null ? '' : lackingWords(lacking, tellingOf(explaining)),
    went.join('; '),
  ]
}
