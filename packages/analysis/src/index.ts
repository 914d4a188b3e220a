export * from './answers.ts'
export * from './timeline.ts'
export * from './tonight.ts'
