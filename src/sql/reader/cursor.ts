import type { Span } from '../judgement.ts'
import { SyntaxStop, type Token } from './lexer.ts'
import * as limits from './limits.ts'
import type { Expression, Query, Statement, Unplaced } from './syntax.ts'
import { reservedWords, startingWords } from './words.ts'

/** What a text that ends too early, or a token, is called in a message. */
const named = (token: Token): string =>
  `\`${token.kind === 'string' ? `'${token.text}'` : token.text}\``.slice(0, 42)

/** A place in a list of tokens and the small questions a parser asks there. */
export class Cursor {
  at = 0
  depth = 0
  parameters = 0
  readonly tokens: readonly Token[]
  /** Set by `statement.ts`: expressions and queries hold each other, their files must not. */
  readExpression!: (binding?: number) => Expression
  readQuery!: () => Query
  /** Goes on after a query in parentheses: set operations, ORDER BY, LIMIT. */
  continueQuery!: (query: Query) => Query
  readStatement!: () => Statement

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  get token(): Token {
    return this.tokens[this.at] as Token
  }

  peek(ahead = 1): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token
  }

  isWord(...words: string[]): boolean {
    return words.includes(this.token.upper)
  }

  /** Whether these words stand here one after the other. */
  isPhrase(...words: string[]): boolean {
    return words.every((word, index) => this.peek(index).upper === word)
  }

  isMark(...marks: string[]): boolean {
    return this.token.kind === 'mark' && marks.includes(this.token.text)
  }

  nextIsMark(mark: string, ahead = 1): boolean {
    const token = this.peek(ahead)
    return token.kind === 'mark' && token.text === mark
  }

  eat(...phrase: string[]): boolean {
    if (!this.isPhrase(...phrase)) return false
    this.at += phrase.length
    return true
  }

  /** Takes these words where a parenthesis follows them. */
  eatCalled(...phrase: string[]): boolean {
    return this.nextIsMark('(', phrase.length) && this.eat(...phrase)
  }

  /** Takes one of these words, where one stands here. */
  eatAny<Word extends string>(...words: Word[]): Word | undefined {
    return words.find((word) => this.eat(word))
  }

  eatMark(mark: string): boolean {
    if (!this.isMark(mark)) return false
    this.at++
    return true
  }

  need(...phrase: string[]): void {
    for (const word of phrase) if (!this.eat(word)) this.fail(`\`${word}\``)
  }

  /** Takes one of these words. */
  needAny<Word extends string>(...words: Word[]): Word {
    return this.eatAny(...words) ?? this.fail(words.map((word) => `\`${word}\``).join(' or '))
  }

  needMark(mark: string, expected = `\`${mark}\``): void {
    if (!this.eatMark(mark)) this.fail(expected)
  }

  /** The end of a list in parentheses. */
  closeList(): void {
    this.needMark(')', '`,` or `)`')
  }

  /** Stops reading here, saying what would have been understood. */
  fail(expected: string): never {
    const { token } = this
    const before = this.tokens[this.at - 1]
    const after = before ? ` after ${named(before)}` : ''
    const message =
      token.kind === 'end'
        ? `The text ends too early: expected ${expected}${after}.`
        : `Expected ${expected}${after}, but found ${named(token)}.`
    throw new SyntaxStop(message, token)
  }

  /** Takes any word or quoted name, even a reserved one; in lower case, as SQL does not tell names apart by it. */
  anyName(what = 'a name'): string {
    const { token } = this
    if (token.kind !== 'word' && token.kind !== 'name') this.fail(what)
    this.at++
    return token.text.toLowerCase()
  }

  /** Whether a name may begin here; a reserved word is one only in quotes or before a dot. */
  get atName(): boolean {
    const { token } = this
    return (
      token.kind === 'name' ||
      (token.kind === 'word' && (!reservedWords.has(token.upper) || this.nextIsMark('.')))
    )
  }

  name(what = 'a name'): string {
    if (!this.atName) this.fail(what)
    return this.anyName(what)
  }

  path(what = 'a table name'): string[] {
    const path = [this.name(what)]
    while (this.eatMark('.')) path.push(this.anyName())
    return path
  }

  /** An alias, with or without AS; empty when there is none. */
  alias(): string {
    if (this.eat('AS')) return this.anyName('an alias')
    const { token } = this
    const bare = token.kind === 'word' && !reservedWords.has(token.upper) && !this.startsStatement
    return token.kind === 'name' || bare ? this.anyName() : ''
  }

  /** Whether a query begins here that is not in further parentheses. */
  get atQuery(): boolean {
    return this.isWord('SELECT', 'WITH', 'VALUES')
  }

  /** Whether what follows can only go on a query, not an expression. */
  get atQueryTail(): boolean {
    return this.isWord('UNION', 'EXCEPT', 'INTERSECT', 'LIMIT', 'OFFSET') || this.isPhrase('ORDER', 'BY')
  }

  /** Whether a statement has ended before this place. */
  get atEnd(): boolean {
    return this.token.kind === 'end' || this.isMark(';')
  }

  /** Whether a new statement may begin here, as in a log without semicolons. */
  get startsStatement(): boolean {
    return startingWords.has(this.token.upper)
  }

  list<Item>(read: () => Item): Item[] {
    const items = [read()]
    while (this.eatMark(',')) items.push(read())
    return items
  }

  expressions(): Expression[] {
    return this.list(() => this.readExpression())
  }

  /** The expression behind this word, where it stands here. */
  after(word: string, binding?: number): Expression | undefined {
    return this.eat(word) ? this.readExpression(binding) : undefined
  }

  inParentheses<Item>(read: () => Item): Item {
    this.needMark('(')
    const item = read()
    this.needMark(')')
    return item
  }

  /** Expressions in parentheses, perhaps none. */
  row(): Expression[] {
    return this.inParentheses(() => (this.isMark(')') ? [] : this.expressions()))
  }

  /** The names in parentheses, or none when there are no parentheses. */
  nameList(): string[] {
    return this.isMark('(') ? this.names() : []
  }

  /** Names in parentheses. */
  names(): string[] {
    return this.inParentheses(() => this.list(() => this.anyName()))
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.tokens[this.at - 1]?.end ?? start) }
  }

  /** What was read from `start` up to here, with this as its place unless it has one. */
  placed<Node extends { readonly span: Span }>(start: number, node: Unplaced<Node>): Node {
    return (node.span ? node : { ...node, span: this.spanFrom(start) }) as unknown as Node
  }

  /** Runs `read` one level deeper; too many levels are a problem, not a crash. */
  nested<Item>(read: () => Item): Item {
    if (++this.depth > limits.depth) throw new SyntaxStop('This is nested too deeply to be read.', this.token)
    const item = read()
    this.depth--
    return item
  }
}
