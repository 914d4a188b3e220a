export { Author, saidBy } from './author.ts'
export type { AuthorHead, AuthorOptions, Saying } from './author.ts'
