// Every diagnostic of the language: its permanent code, how serious it is, and its words.
//
// Codes are public and are listed in docs/language.md. A code that retires stays here as a comment
// and is never used again. `{name}` is filled with what the diagnostic is about.

type Row = {
  readonly severity: 'error' | 'warning' | 'question'
  readonly message: string
  readonly hint: string
}

const error = (message: string, hint: string): Row => ({ severity: 'error', message, hint })
const warning = (message: string, hint: string): Row => ({ severity: 'warning', message, hint })
const question = (message: string, hint: string): Row => ({ severity: 'question', message, hint })

const ofText = {
  'text.1': error(
    'The agreement has more than {limit} bytes.',
    'Move annexes that no clause needs to files of their own.',
  ),
  'text.2': error('The file has no clauses.', 'Write them between ```pact and ```.'),
  'text.3': error(
    'A hidden character ({character}) stands in the clauses.',
    'Delete it. It can make a name read as another.',
  ),
  'text.4': error(
    'A character that reorders text ({character}) is hidden in the prose.',
    'Delete it. Right-to-left letters need none; a plain direction mark is allowed.',
  ),
  'text.5': warning(
    'This ```pact block is never closed.',
    'Close it with ``` on a line of its own.',
  ),
  'text.6': error(
    'This item has more than {limit} characters and was not read.',
    'Cut it into several clauses.',
  ),
  'text.7': error('There are more than {limit} clauses.', 'Split the agreement.'),
  'text.8': error(
    'Reading stopped here, after {count} errors.',
    'Mend those first; what follows was not looked at.',
  ),
  'text.9': warning('{count} more are not listed.', 'Mend those that are listed first.'),
  'text.10': error(
    'This ```pact block is not read: it stands in a quotation, a list, a comment, or indented.',
    'Begin it at the left edge, or call it otherwise if it is not to bind.',
  ),
  'text.11': warning(
    'This block is called “{language}”, and is not read as clauses.',
    'Call it pact if its clauses are to bind.',
  ),
  'text.12': error('The text has more than {limit} lines.', 'Move annexes to files of their own.'),
  'text.13': error(
    'The text has more than {limit} marks of lists and quotations.',
    'Move annexes to files of their own.',
  ),
} as const

const ofWords = {
  'word.1': error('“{word}” is not a word that {context} understands.', '{advice}'),
  'word.2': error('“{word}” does not fit here.', '{advice}'),
  'word.3': error('No line begins with “{word}”.', '{advice}'),
  'word.4': error(
    'This line stands alone.',
    'Begin a clause with its number at the left edge and indent the lines that continue it.',
  ),
} as const

const ofNames = {
  'name.1': error('“{name}” is not declared as a party, mediator or any other role.', '{advice}'),
  'name.2': error('The place “{name}” is not declared.', '{advice}'),
  'name.3': error('The group “{name}” is not declared.', '{advice}'),
  'name.4': error('“{name}” is not a phase, an act or a moment.', '{advice}'),
  'name.5': error('There is no clause {name}.', '{advice}'),
  'name.6': error('The group “{group}” has no class “{name}”.', '{advice}'),
  'name.7': error(
    '“{name}” is declared twice.',
    'It was declared on line {line}. Give one another name.',
  ),
  'name.8': error(
    '“{name}” cannot be a name.',
    'Use letters of any script, digits, “-”, “_” and “.”, at most 64, and no word of the language.',
  ),
  'name.9': error('“{name}” is not in {file}.', 'Add a feature with properties.id “{name}” to it.'),
  'name.10': error('The places file {file} cannot be read.', '{advice}'),
  'name.11': error(
    '{file}: the place “{name}” is its own part.',
    'Mend `parts` or `within` in the file.',
  ),
  'name.12': error('“{name}” is not a stage at which {act} is counted.', '{advice}'),
} as const

const ofActs = {
  'act.1': error('“{verb}” is not an act that anything can report.', '{advice}'),
  'act.2': error('“{verb}” is not measured in {unit}.', 'It is measured in: {units}.'),
  'act.3': error('“{verb}” takes no “{preposition}”.', '{advice}'),
  'act.4': error('“{verb}” takes no class, and “{word}” is one.', 'Say it without “{word}”.'),
} as const

const ofHeader = {
  'head.1': error('The agreement has no name.', 'Begin with: agreement  its-name'),
  'head.2': error(
    'Nothing says when the agreement is in force.',
    'Add: in force  from 2023-11-24T07:00 for 4 days',
  ),
  'head.3': error('“{what}” is said twice.', 'It was said on line {line}. Keep one.'),
  'head.4': error(
    'Days are counted, but no time zone says when a day begins.',
    'Add: time zone  Asia/Gaza',
  ),
  'head.5': error(
    'There are no rules for the time zone “{zone}”.',
    'Check its name in the tz database, or freeze its rules for this agreement.',
  ),
  'head.6': error('No party is declared.', 'Add: party  a "Name of A", b "Name of B"'),
  'head.7': question(
    'The text names no basis, so “reported” is taken.',
    'Settle it: basis  reported, corroborated, verified or determined',
  ),
  'head.8': error('There are more than {limit} phases.', 'Make fewer of them.'),
} as const

const ofTimes = {
  'time.1': error(
    '“{time}” has no time zone, and the agreement declares none.',
    'Add a line “time zone  Asia/Gaza”, or write the zone: {time}+02:00',
  ),
  'time.2': error('“{time}” is not a time.', 'Write 2023-11-24, or 2023-11-24T07:00.'),
  'time.3': error('This falls due before it starts: {due} is before {opens}.', '{advice}'),
  'time.4': error('The agreement would end before it begins.', 'Check the two times.'),
  'time.5': warning(
    'Day {n} ends {hours} hours after the start; {n} times 24 hours would be {otherwise}.',
    'If hours are meant, write “within {otherwise} hours”.',
  ),
  'time.6': warning(
    'The clocks of {zone} read {time} {times} on that day.',
    'Write the time with its offset, as in {time}+02:00.',
  ),
  'time.7': warning(
    'The clocks of {party} ({zone}) differ from the agreement’s on some day in force.',
    'Say in the text whose day counts.',
  ),
  'time.8': error(
    'Nothing says which day “that day” is.',
    'Say “for each day added under …”, or name the day.',
  ),
  'time.9': error('“{what}” is not a count that can be used.', '{advice}'),
} as const

const ofClauses = {
  'clause.1': error(
    'The number {id} is used twice.',
    'It was used on line {line}. Give this clause its own.',
  ),
  'clause.2': error(
    'The clause says neither “must”, “must not” nor “may”.',
    'Write: who  must  act  amount  where  when',
  ),
  'clause.3': error(
    'Nobody is named before “{modal}”.',
    'Name who; write “unnamed” where the text is silent.',
  ),
  'clause.4': error('Nothing is named after “{modal}”.', 'Say what is to be done.'),
  'clause.5': error('This clause says {what} twice.', 'Make two clauses of it, or keep one.'),
  'clause.6': error('“may not” can be read two ways.', 'Write “must not”.'),
  'clause.7': error('The language cannot say this yet: {what}.', '{advice}'),
  'clause.8': error('{what} has no amount.', '{advice}'),
  'clause.9': error('{what} does not go with {with}.', '{advice}'),
} as const

const ofDuties = {
  'duty.1': error(
    'Clause {id} has no deadline, no period and no phase, so it can never be unmet.',
    'Say when: within 4 days, by day 7, each day, during first, at all times.',
  ),
  'duty.2': error('Clause {id} waits for what can never come: {what}.', '{advice}'),
  'duty.3': error('Clauses wait for each other: {circle}.', 'Take one of these conditions out.'),
  'duty.4': error(
    'Clause {id} falls due before clause {other}, which it waits for.',
    'It is due {due}; {other} is due {otherDue}. Move one of them.',
  ),
  'duty.5': error(
    'Clause {id} requires what clause {other} forbids, at the same time and place.',
    'Say in one of them where, when or what is excepted.',
  ),
  'duty.6': warning('Clause {id} cannot be measured: {what}.', '{advice}'),
  'duty.7': warning('Nobody named can give evidence that is “{basis}” (clause {id}).', '{advice}'),
  'duty.8': error(
    'Clause {id} asks for {target}, and {group} holds {size}.',
    'Check the number, or the size of the group.',
  ),
  'duty.9': warning(
    'Clause {id} waits for {what}, which no clause asks of anybody.',
    'Whoever can hold it back can stall this clause at no cost. Ask for it in a clause of its own.',
  ),
} as const

const ofPowers = {
  'power.1': warning('Nothing limits the power in clause {id}: {what}.', '{advice}'),
  'power.2': error(
    'This power rests on a computed status.',
    'Arithmetic may suspend or end nothing. Let it rest on a decision of those the text names.',
  ),
  'power.3': error('“{verb}” is not something a power can do.', '{advice}'),
  'power.4': warning(
    'Clause {id} extends an agreement that has no end.',
    'Give the agreement an end, or drop the clause.',
  ),
} as const

const ofQuestions = {
  'open.1': question('Clause {id} names nobody who must do it.', 'Settle who, or leave “unnamed”.'),
  'open.2': question(
    'Clause {id} names no stage at which it is counted ({choices}).',
    'Settle it with “at the stage …”, or leave it open.',
  ),
  'open.3': question(
    'Clause {id} does not say whose count decides.',
    'Settle it with “counted by …”, or leave it open.',
  ),
  'open.4': question(
    'Clause {id} leaves open what “{word}” means.',
    'Settle it, or let the body that determines say.',
  ),
  'open.5': question(
    'Clause {id} names no rule by which several holders decide, so any one of them may act.',
    'Settle it: by unanimity, by majority, or by any.',
  ),
} as const

/** The table: code to severity, message and hint. */
export const diagnosticTable = {
  ...ofText,
  ...ofWords,
  ...ofNames,
  ...ofActs,
  ...ofHeader,
  ...ofTimes,
  ...ofClauses,
  ...ofDuties,
  ...ofPowers,
  ...ofQuestions,
} as const satisfies Readonly<Record<string, Row>>

export type DiagnosticCode = keyof typeof diagnosticTable
