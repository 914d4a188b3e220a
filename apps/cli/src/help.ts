// Help: what there is, and for each command what it does, with examples and exit codes.
//
// Everything shown here comes from the commands' own words, so that no second list can fall behind.

import type { Command } from './command.ts'
import { languageOption } from './words/language.ts'
import { padEnd, textWidth, wrapIndented } from './terminal/text-width.ts'
import type { Screen } from './terminal/screen.ts'

const widestHelp = 88

/** The overview: every command with its one line. */
export function overview(commands: readonly Command[], screen: Screen): string {
  const width = Math.min(screen.width, widestHelp)
  const { paint } = screen
  const list = commands.map(({ name, operands, summary }) => ({
    name: [name, ...operands.map((operand) => operand.name)].join(' '),
    about: summary,
  }))
  return [
    `${paint('strong', 'holdfast')}: where every obligation of an agreement stands, and why`,
    '',
    wrapIndented(
      'An agreement is a Markdown file whose clauses a machine can check. Its record is a ' +
        'folder of signed statements. From the two, one sum gives the status of every ' +
        'obligation. Anybody can run it; the same input gives the same answer everywhere.',
      { width, indent: '' },
    ),
    '',
    paint('strong', 'Commands'),
    ...definitions(list, width),
    '',
    paint('strong', 'Begin here'),
    '  holdfast status agreements/gaza-pause-2023 --as-of 2023-12-01T07:00+02:00',
    '  holdfast help status',
    '',
    wrapIndented(
      'Paths start from the folder you stand in. The answer goes to stdout, messages go to ' +
        'stderr. With --json the answer is canonical ' +
        'JSON. ' +
        'NO_COLOR, FORCE_COLOR and COLUMNS are honoured. With --language en, ar, he or tr, or ' +
        'HOLDFAST_LANGUAGE, problems, reasons and statuses are said in that language. ' +
        'Exit codes: 0 done, 1 something was found or refused, 2 the command was not written ' +
        'as it must be, 3 not readable or no record, 4 the disk or the system failed.',
      { width, indent: '' },
    ),
  ].join('\n')
}

/** Everything about one command. */
export function helpOf(command: Command, screen: Screen): string {
  const width = Math.min(screen.width, widestHelp)
  const { paint } = screen
  const options = [...command.options, languageOption].map(({ name, value, about, many }) => ({
    name: `--${name}${value === null ? '' : ` ${value}`}${many === true ? ' …' : ''}`,
    about,
  }))
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', paint('strong', title), ...lines]
  return [
    `${paint('strong', `holdfast ${command.name}`)}: ${command.summary}`,
    '',
    `  holdfast ${command.synopsis}`,
    ...command.about.flatMap((paragraph) => ['', wrapIndented(paragraph, { width, indent: '' })]),
    ...section('What it takes', definitions(command.operands, width)),
    ...section('Options', definitions(options, width)),
    ...section(
      'Examples',
      command.examples.flatMap(({ line, about }) => [
        wrapIndented(about, { width, indent: '  # ' }),
        `  holdfast ${line}`,
      ]),
    ),
    ...section(
      'Exit codes',
      definitions(
        command.exits.map(({ code, when }) => ({ name: String(code), about: when })),
        width,
      ),
    ),
  ].join('\n')
}

type Definition = { readonly name: string; readonly about: string }

// Names in a column, what they mean beside them; below them where a name is too long for that.
function definitions(list: readonly Definition[], width: number): readonly string[] {
  const widest = 24
  const names = list.map(({ name }) => textWidth(name)).filter((size) => size <= widest)
  const column = Math.max(4, ...names) + 2
  return list.map(({ name, about }) => {
    const indent = ' '.repeat(column + 2)
    if (textWidth(name) > widest) {
      return `  ${name}\n${wrapIndented(about, { width, indent })}`
    }
    return wrapIndented(about, { width, indent, first: `  ${padEnd(name, column)}` })
  })
}
