// Every limit of Holdfast, in one place. Each is tested at its boundary beside the code that
// keeps it. Sizes are bytes and counts are whole numbers.

export const limits = {
  /** One entry of a log, encoded. The tlog-tiles entry bundle has a 16-bit length. */
  entryBytes: 65_535,
  /** The text of one agreement. */
  agreementBytes: 8 * 1024 * 1024,
  /** Clauses of one agreement. */
  clauses: 2_000,
  /** Lines of one agreement's text. */
  agreementLines: 100_000,
  /** Marks of lists and quotations in one agreement's text; each costs the parser 2 KB. */
  agreementMarks: 10_000,
  /** Diagnostics given for one text; the rest are counted, not listed. */
  diagnostics: 200,
  /** Nesting of canonical JSON, so that no input can exhaust the stack. */
  jsonDepth: 64,
  /** Instances of one obligation in one evaluation (a day each for more than 27 years). */
  instances: 10_000,
  /** Statuses of one agreement, as far as its text alone gives their number. */
  statuses: 150_000,
  /** Rooms of one record. */
  rooms: 256,
  /** Terms of one key: how often it may be enrolled. */
  keyTerms: 64,
  /** Entries read from one room of a record folder. */
  entries: 10_000_000,
  /** The manifest of a record folder. */
  manifestBytes: 1024 * 1024,
  /** A signed checkpoint, with the cosignatures it has gathered. */
  checkpointBytes: 1024 * 1024,
  /** The entries of one room of a record folder, which are read at once. */
  roomBytes: 2 * 1024 * 1024 * 1024,
  /** All files of the text that a record adopts. */
  textBytes: 64 * 1024 * 1024,
  /** The names of one agreement in several languages. */
  namesBytes: 1024 * 1024,
  /** Characters of one such name. */
  nameCharacters: 300,
  /** Records that the command line remembers to have verified. */
  rememberedRecords: 1_000,
  /** Bytes of all that the command line remembers of records. */
  rememberedBytes: 512 * 1024 * 1024,
  /** What one record came to in one view, as it is remembered. */
  recalledBytes: 256 * 1024 * 1024,
  /** Entries of a record from which on it is remembered what it came to. */
  recalledEntries: 1_000,
  /** Rows of one imported table. */
  importRows: 1_000_000,
  /** Rows of one sheet of a workbook, its head among them: what spreadsheets hold. */
  sheetRows: 1_048_576,
  /** Cells of a workbook that a server makes: a few seconds of one worker. */
  servedCells: 1_000_000,
  /** Characters of one cell of a workbook. */
  sheetCell: 32_767,
  /** Bytes of one imported file, unpacked. */
  importBytes: 512 * 1024 * 1024,
  /** Rows of one table that a page takes, with its head, and bytes of its file. */
  pageRows: 100_000,
  pageBytes: 32 * 1024 * 1024,
  /** Cells of one imported sheet up to the furthest: far more than any that people fill. */
  importCells: 20_000_000,
  /** Rows that an import lists one by one; how many more there are is told. */
  previewedRows: 100,
  /** Mappings kept beside one record. */
  keptMappings: 256,
  /** Characters of one free-text field of a statement. */
  words: 4_000,
  /** The largest amount a statement may state; a sum of all entries of a record stays finite. */
  amount: 1e12,
  /** From here on an amount is whole; below, it may have thousandths. */
  fractionalAmount: 1e9,
  /** Persons in one statement. */
  persons: 10_000_000,
  /** Days that one decision may extend a term by. */
  extensionDays: 36_500,
  /** Facts of one statement: acts times places of a coverage. */
  factsOfStatement: 128,
  /** Names in one list of a body. */
  namesInList: 64,
  /** Statements that one holder may make about one statement, and about what is said of it. */
  repliesOfHolder: 128,
  /** Corrections and releases of a statement, as far as what is said of them counts for it. */
  membersOfStatement: 256,
  /** What is said of one statement and counts for it, whoever says it. */
  repliesOfStatement: 2_048,
  /** How many statements may stand on one another: a correction of a correction of a … */
  referenceDepth: 32,
  /** Places of one places file. */
  placeFeatures: 100_000,
  /** Points of the shape of one place. */
  shapePoints: 100_000,
  /** Points of the lines in the shape of one place; each is measured from every other line. */
  pathPoints: 20_000,
  /** Points of all the shapes of one places file. */
  placePoints: 1_000_000,
  /** Pairs of steps of outlines that are compared in one places file, to find crossings. */
  crossingPairs: 20_000_000,
  /** Features of one places file whose faults are listed; the rest are counted. */
  placeFaults: 10,
  /** The widest accuracy of a line or a position, in metres: half of what can be far. */
  accuracyMetres: 1_000_000,
  /** Lines and versions of lines in one agreement. */
  lineVersions: 64,
  /** Rows of each list that an account tells, the latest; how many there are is told too. */
  accountRows: 100,
  /** Days between the bounds of what is over at once: a release, an incident, a position. */
  eventBoundsDays: 7,
  /** Days between the bounds of a meeting, a report, a decision or a milestone. */
  actBoundsDays: 31,
  /** Days of a period that a count, a coverage or a claim speaks for. */
  periodDays: 3_700,
  /** Facts and claims told at once; who asks gets the next page with what is told last. */
  factsAtOnce: 5_000,
  /** Facts that an answer why lists of one instance; the latest on record are kept. */
  factsOfInstance: 1_000,
  /** Lines of what is supposed at once. */
  supposedLines: 1_000,
  /** Bytes of what a server is asked to suppose. */
  supposedBytes: 32_768,
  /** Characters of an id that people write: a party, a place, a class. */
  idCharacters: 64,
} as const
