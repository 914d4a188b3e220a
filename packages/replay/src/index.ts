export { answerOf, type Reach } from './answer.ts'
