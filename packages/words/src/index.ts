// What people read, in four languages: problems, reasons, statuses, irregularities, kinds.
export * from './languages.ts'
export * from './load-catalogue.ts'
export { createWords, isFilled } from './words.ts'
export { parsedMessage, type MessageText } from './message.ts'
export type { Formatters, Said, Values, Words } from './words.ts'
export * from './problem-words.ts'
export * from './irregularity-words.ts'
export * from './diagnostic-words.ts'
export {
  reasonSentence,
  readingWords,
  reasonBrief,
  type Telling,
  type Reasoned,
} from './reason-words.ts'
export { boundedWords } from './bounded-words.ts'
export { remarkWords } from './remark-words.ts'
export * from './gist-words.ts'
export * from './import-words.ts'
export * from './why-words.ts'
export * from './without-words.ts'
export * from './names.ts'
export * from './sentence-words.ts'
