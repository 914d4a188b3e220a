export { accountAnswer, accountSchemas } from './accounts.ts'
export {
  shelvedShape,
  shelfShape,
  agreementShape,
  type Shelved,
  type AgreementAnswer,
} from './agreements.ts'
export {
  answerNames,
  answerProblems,
  printAnswer,
  printFrom,
  type AnswerName,
  type AnswerDetail,
  type Asking,
} from './answers.ts'
export * from './client.ts'
export { clockOf, codec, type PrintInstant, type Codec } from './codec.ts'
export {
  entriesShape,
  entryShape,
  receiptShape,
  liveShape,
  type EntriesAnswer,
  type EntryAnswer,
  type ReceiptAnswer,
} from './entries.ts'
export { factsAnswer, placesAnswer } from './facts.ts'
export * from './diff.ts'
export * from './outlook.ts'
export * from './problem.ts'
export { provenanceAnswer } from './provenance.ts'
export { statementSchemas } from './statements.ts'
export { replayAnswer } from './replayed.ts'
export type { QuestionQuery } from './question.ts'
export { routeSummary } from './route-summaries.ts'
export * from './routes.ts'
export * from './standing.ts'
export * from './strip.ts'
export * from './summary.ts'
export * from './tables.ts'
