export { Author, lastOf, saidBy } from './author.ts'
export type { AuthorHead, AuthorOptions, Saying } from './author.ts'
