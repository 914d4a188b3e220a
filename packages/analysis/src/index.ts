export * from './timeline.ts'
export * from './tonight.ts'
