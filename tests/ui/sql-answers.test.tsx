import { cleanup, render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { CardJudge } from '#app/judge-sql.ts'
import type { Verdict } from '#card-types/define.ts'
import { cardTypes } from '#card-types/index.ts'
import type { SqlFinding } from '#card-types/define.ts'
import type { SqlJudgement } from '#sql/judgement.ts'
import { SqlInput } from '#ui/sql-input.tsx'
import { showCard } from './card-harness.tsx'

afterEach(cleanup)

const card = cardTypes['predict-sql'].sample
const sent = card.expected?.[0]?.statements?.[0]?.sql ?? ''

const tile = (id: number, text: string, beside = id) => ({
  id,
  beside,
  text,
  joint: id === 0 ? ('statement' as const) : ('space' as const),
  list: false,
})
const judge: CardJudge = {
  atOnce: () => undefined,
  thoroughly: () => Promise.reject(new Error('not asked')),
  readsAs: (text) =>
    text.includes('(')
      ? {
          statements: 0,
          boundaries: 0,
          problem: { at: { start: text.indexOf('('), end: text.indexOf('(') + 1 }, message: 'Expected `)`.' },
        }
      : { statements: 1, boundaries: 0 },
  tiles: () => ({
    tiles: [tile(0, 'SELECT a'), tile(1, 'FROM t'), tile(2, 'WHERE b'), tile(3, 'WHERE c', 2)],
    groups: [[1], [3, 2], [0]],
  }),
  words: ['user_account', 'address', 'name'],
  tables: [],
}

const typed = async (options: { value?: string; unreadable?: number } = {}) => {
  const shown = await showCard(card, {
    answer: { typed: options.value ?? '' },
    judge,
    unreadable: options.unreadable ?? 0,
  })
  const field = shown.getByRole('textbox', { name: 'The SQL that is sent' }) as HTMLTextAreaElement
  return { ...shown, field, key: (name: string) => shown.getByRole('button', { name, hidden: true }) }
}

describe('typing SQL', () => {
  it('does not correct, capitalise or complete, and does not make a phone zoom in', async () => {
    const { field } = await typed()
    for (const [name, value] of Object.entries({
      autocapitalize: 'none',
      autocorrect: 'off',
      autocomplete: 'off',
      spellcheck: 'false',
    }))
      expect(field.getAttribute(name), name).toBe(value)
    expect(Number.parseFloat(getComputedStyle(field).fontSize)).toBeGreaterThanOrEqual(16)
  })

  it('writes a statement by keys alone, with spaces where they belong', async () => {
    const { key, answer } = await typed()
    for (const name of ['SELECT', 'name', ',', 'name', 'FROM', 'user_account']) key(name).click()
    expect(answer()).toEqual({ typed: 'SELECT name, name FROM user_account ' })
  })

  it('finishes the word that was begun and keeps the focus in the field', async () => {
    const { field, key, answer, main } = await typed()
    await userEvent.type(field, 'select na')
    expect(main.querySelector('.sql-key.name')?.textContent).toBe('name')
    await userEvent.click(key('name'))
    expect(answer()).toEqual({ typed: 'select name ' })
    expect(document.activeElement).toBe(field)
  })

  it('has keys of at least 44 pixels', async () => {
    const { main } = await typed()
    const keys = [...main.querySelectorAll('.sql-key')].map((key) => key.getBoundingClientRect())
    expect(keys.length).toBeGreaterThan(20)
    expect(keys.filter(({ width, height }) => width < 44 || height < 44)).toEqual([])
  })

  it('says quietly how it reads, and where it cannot be read only when asked', async () => {
    const { field, text, getByRole } = await typed()
    await userEvent.type(field, 'select 1')
    expect(text()).toContain('reads as 1 statement')
    await userEvent.type(field, ' (')
    expect(text()).not.toContain('Expected')
    await userEvent.click(getByRole('button', { name: 'Where?' }))
    expect(getByRole('status').textContent).toContain('Expected ).')
    expect([field.selectionStart, field.selectionEnd]).toEqual([9, 10])
  })

  it('tells how many repairs are left', async () => {
    const first = await typed({ value: 'select (', unreadable: 1 })
    expect(first.text()).toContain('Two repairs are free')
    expect(first.field.getAttribute('aria-invalid')).toBe('true')
    cleanup()
    expect((await typed({ value: 'select (', unreadable: 2 })).text()).toContain('One more repair is free')
  })

  it('paints what is typed exactly where it stands', async () => {
    const [value, setValue] = createSignal('SELECT a_long_name, another_long_name FROM t\n  WHERE x')
    const { container } = render(() => <SqlInput label="SQL" value={value()} onInput={setValue} words={[]} />)
    const ink = container.querySelector('.sql-ink') as HTMLElement
    const field = container.querySelector('textarea') as HTMLTextAreaElement
    expect(ink.innerText.replaceAll('\u00a0', ' ')).toBe(field.value)
    expect(ink.getBoundingClientRect().width).toBe(field.getBoundingClientRect().width)
    for (const property of ['fontSize', 'lineHeight', 'paddingLeft', 'paddingTop', 'whiteSpace'] as const)
      expect(getComputedStyle(ink)[property]).toBe(getComputedStyle(field)[property])
  })
})

describe('laying tiles', () => {
  const lay = () => showCard(card, { answer: { laid: [] }, judge })
  const laidTexts = (main: HTMLElement) =>
    [...main.querySelectorAll('.laid .tile')].map((one) => one.textContent)
  const offered = (main: HTMLElement) => [...main.querySelectorAll('.tray .tile')]

  it('lays a tile by one tap and takes its look-alike off the table', async () => {
    const { main, getByRole } = await lay()
    getByRole('button', { name: 'WHERE c' }).click()
    expect(laidTexts(main)).toEqual(['WHERE c'])
    expect(offered(main).map((one) => one.textContent)).toEqual(['FROM t', 'SELECT a'])
  })

  it('leaves a place open where a tile was taken out, and fills it with the next', async () => {
    const { main, getByRole, answer } = await lay()
    getByRole('button', { name: 'FROM t' }).click()
    getByRole('button', { name: 'WHERE b' }).click()
    getByRole('button', { name: 'Take out: FROM t' }).click()
    getByRole('button', { name: /Open place 1/ })
    getByRole('button', { name: 'SELECT a' }).click()
    expect(laidTexts(main)).toEqual(['SELECT a', 'WHERE b'])
    expect((answer() as { laid: unknown[] }).laid).toHaveLength(2)
  })

  it('is laid by digits and taken back with backspace', async () => {
    const { main, press } = await lay()
    press(1)
    press(1)
    expect(laidTexts(main)).toEqual(['FROM t', 'WHERE c'])
    press('Backspace')
    expect(laidTexts(main)).toEqual(['FROM t'])
  })

  it('goes on at the next tile when it is worked by keyboard, and says what was laid', async () => {
    const { main, getByRole } = await lay()
    getByRole('button', { name: 'WHERE c' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(getByRole('status').textContent).toBe('Laid: WHERE c')
    expect(document.activeElement?.textContent).toBe('SELECT a')
    await userEvent.keyboard('{Enter}{Enter}')
    expect(laidTexts(main)).toEqual(['WHERE c', 'SELECT a', 'FROM t'])
  })

  it('has tiles of at least 44 pixels', async () => {
    const { main, press } = await lay()
    press(1)
    const tiles = [...main.querySelectorAll('.tile')].map((one) => one.getBoundingClientRect())
    expect(tiles.filter(({ width, height }) => width < 44 || height < 44)).toEqual([])
  })
})

describe('feedback on SQL', () => {
  const text =
    'SELECT user_account.name FROM user_account LEFT OUTER JOIN address ON user_account.id = address.user_id'
  const judgement: SqlJudgement = {
    verdict: 'wrong',
    grade: 1,
    version: 0,
    pairs: [{ expected: 0, given: { start: 0, end: text.length }, level: 'differs' }],
    notes: [
      {
        clause: 'join',
        code: 'join-type',
        message: '`address` is joined with `JOIN`, you wrote `LEFT OUTER JOIN`',
        weight: 2,
        given: { start: text.indexOf('LEFT'), end: text.indexOf(' address ON') },
        statement: 0,
        expected: { start: sent.indexOf('JOIN'), end: sent.indexOf(' address ON') },
      },
    ],
  }
  const finding: SqlFinding = {
    text,
    judgement,
    question: {
      dialect: 'sqlite',
      ddl: '',
      expected: [[{ sql: sent }]],
      transactions: 'optional',
      focus: [],
    },
  }
  const answered = async (verdict: Verdict) => {
    const shown = await showCard(card, { answer: { typed: text }, judge, verdict })
    shown.check()
    return shown
  }

  it('shows the clause that differs in both forms, marked, with the note under it', async () => {
    const { main, text: read } = await answered({ right: false, parts: [], sql: finding })
    expect(read()).toContain('Not what SQLAlchemy sends')
    expect([...main.querySelectorAll('mark')].map((one) => one.textContent)).toEqual([
      'LEFT OUTER JOIN',
      'JOIN',
    ])
    const differing = main.querySelector('.cmp-clause:not(.same)')
    expect(differing?.querySelector('.cmp-note')?.textContent).toContain('is joined with JOIN')
    expect(main.querySelectorAll('.cmp-clause.same')).toHaveLength(3)
  })

  it('gives a screen reader both sides by name and the spoken note', async () => {
    const { main } = await answered({ right: false, parts: [], sql: finding })
    const clause = main.querySelector('.cmp-clause:not(.same)')
    const heard = [...(clause?.querySelectorAll('.vh') ?? [])].map((one) => one.textContent)
    expect(heard).toEqual([
      'you wrote: ',
      'sent: ',
      'JOIN: address is joined with JOIN, you wrote LEFT OUTER JOIN',
    ])
    expect(clause?.querySelector('.cmp-note [aria-hidden]')).not.toBeNull()
  })

  it('shows the statement once when it is the same', async () => {
    const same: SqlFinding = {
      ...finding,
      text: sent,
      judgement: {
        ...judgement,
        verdict: 'exact',
        grade: 3,
        notes: [],
        pairs: [{ expected: 0, given: { start: 0, end: sent.length }, level: 'exact' }],
      },
    }
    const { main, text: read } = await answered({ right: true, parts: [], sql: same })
    expect(read()).toContain('The same statement')
    expect(main.querySelector('mark')).toBeNull()
  })

  it('shows the rows on which both part ways when they are known', async () => {
    const table = { name: '', columns: ['name'], rows: [['ana'], ['cleo']] }
    const { getByRole, text: read } = await answered({
      right: false,
      parts: [],
      sql: {
        ...finding,
        counterExample: {
          message: 'Your `JOIN` loses cleo.',
          data: [],
          expected: table,
          given: { ...table, rows: [['ana']] },
          lost: [1],
          added: [],
        },
      },
    })
    expect(read()).toContain('Your JOIN loses cleo.')
    expect(getByRole('row', { name: 'lost cleo' })).toBeTruthy()
  })
})
