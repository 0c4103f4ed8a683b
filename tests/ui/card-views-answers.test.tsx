import { cleanup } from '@solidjs/testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { cardTypes } from '#card-types/index.ts'
import { showCard } from './card-harness.tsx'

afterEach(cleanup)

const optionTexts = (root: HTMLElement) =>
  [...root.querySelectorAll('[role=radiogroup] .opt')].map((one) => one.textContent)

describe('predicting SQL by gaps', () => {
  const card = cardTypes['predict-sql'].sample

  it('fills the active gap and goes on to the next empty one', async () => {
    const shown = await showCard(card)
    const { getByRole, press } = shown
    expect(getByRole('group', { name: 'SQL, with 2 gaps' })).toBeTruthy()
    getByRole('button', { name: 'Gap 1 of 2, empty' })
    expect(getByRole('radiogroup', { name: 'Gap 1 of 2' }).textContent).toContain('LEFT OUTER JOIN')
    press(optionTexts(shown.main).indexOf('LEFT OUTER JOIN') + 1)
    getByRole('button', { name: 'Gap 1 of 2: LEFT OUTER JOIN' })
    getByRole('radiogroup', { name: 'Gap 2 of 2' })
    expect(shown.complete()).toBe(false)
    press(optionTexts(shown.main).indexOf('user_account.id = address.user_id') + 1)
    expect(shown.complete()).toBe(true)
  })

  it('opens a filled gap again', async () => {
    const shown = await showCard(card)
    shown.press(1)
    shown.getByRole('button', { name: /^Gap 1 of 2: / }).click()
    shown.getByRole('radiogroup', { name: 'Gap 1 of 2' })
    expect(shown.main.querySelector('[data-key="1"]')?.getAttribute('aria-checked')).toBe('true')
    shown.press(2)
    shown.getByRole('radiogroup', { name: 'Gap 2 of 2' })
  })

  it('keeps the focus on the option that was pressed', async () => {
    const shown = await showCard(card)
    const button = shown.main.querySelector<HTMLButtonElement>('[data-key="2"]')
    button?.focus()
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement).toBe(button)
    await userEvent.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('data-key')).toBe('3')
  })

  it('shows the wrong piece beside the right one, why, and the score', async () => {
    const shown = await showCard(card, { answer: { choices: [1, 0], active: 0 } })
    shown.check()
    expect(shown.main.querySelector('s')?.textContent).toContain('LEFT OUTER JOIN')
    expect(shown.text()).toContain('1 of 2')
    expect(shown.text()).toContain('that is outerjoin()')
    expect(shown.text()).toContain('not run')
  })

  it('shows the answer without marks when nothing was checked', async () => {
    const shown = await showCard(card)
    shown.show()
    expect(shown.main.querySelector('s, .gap')).toBeNull()
    expect(shown.text()).toContain('JOIN address')
  })
})

describe('predicting SQL by picking', () => {
  const base = cardTypes['predict-sql'].sample
  const program = (sql: string, why: string) => ({ code: ['x'], why, statements: [{ sql, line: 1 }] })
  const { gaps: _gaps, ...rest } = base
  const card = {
    ...rest,
    expected: [
      { sqlalchemy: '2.1.3', statements: [{ sql: 'SELECT a FROM b WHERE c = ?', params: ['d'], line: 5 }] },
    ],
    wrong: [
      program('SELECT a FROM b', 'there is a condition'),
      program('SELECT a FROM b LIMIT ?', 'no limit'),
    ],
  } as const

  it('does not give the number of statements away', async () => {
    const shown = await showCard(card)
    expect(shown.text()).toContain('emits?')
    expect(optionTexts(shown.main)).toHaveLength(3)
  })

  it('shows the bound values and the chosen wrong program with its difference', async () => {
    const shown = await showCard(card)
    const wrong = optionTexts(shown.main).findIndex((text) => text === 'SELECT aFROM b')
    shown.press(wrong + 1)
    shown.check()
    expect(shown.text()).toContain("('d',)")
    expect(shown.text()).toContain('run on SQLAlchemy 2.1.3, SQLite')
    expect(shown.text()).toContain('there is a condition')
    expect(shown.text()).not.toContain('no limit')
  })
})

/** A card whose bug is in its third line. */
const withLines = (code: readonly string[]) => ({ ...cardTypes['spot-the-bug'].sample, code, bugLine: 3 })

describe('other kinds', () => {
  it('choose: ticks the right option and crosses the chosen one', async () => {
    const shown = await showCard(cardTypes.choose.sample, { answer: { choice: 1 } })
    shown.check()
    expect(shown.main.querySelector('li.right')?.textContent).toMatch(/^right: session.flush\(\)/)
    expect(shown.main.querySelector('li.wrong')?.textContent).toContain(
      'it flushes, then ends the transaction',
    )
  })

  it('cloze: is typed where no wrong fillings are given', async () => {
    const { not: _not, why: _why, ...typed } = cardTypes.cloze.sample
    const shown = await showCard(typed)
    const input = shown.getByRole('textbox', { name: 'What belongs in the gap' })
    expect(Number.parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16)
    expect(input.getAttribute('autocapitalize')).toBe('none')
    await userEvent.type(input, 'Flush')
    expect(shown.complete()).toBe(true)
    shown.check()
    expect(shown.main.querySelector('s')).toBeNull()
  })

  it('count: is typed on keys and corrected with backspace', async () => {
    const shown = await showCard(cardTypes['count-queries'].sample)
    shown.press(1)
    shown.press(4)
    shown.press('Backspace')
    expect(shown.answer()).toEqual({ digits: '1' })
    shown.check()
    expect(shown.text()).toContain('1 statement')
    expect(shown.text()).toContain('line 1')
  })

  it('order: moves an event, keeps the focus on its button and says where it is', async () => {
    const shown = await showCard(cardTypes.order.sample, { answer: { order: [1, 0, 2], moved: false } })
    const up = shown.getByRole('button', { name: 'Move up: BEGIN' })
    up.focus()
    await userEvent.keyboard('{Enter}')
    expect(shown.answer()).toEqual({ order: [0, 1, 2], moved: true })
    expect(document.activeElement).toBe(up)
    expect(shown.getByRole('status').textContent).toBe('BEGIN is now 1 of 3')
    shown.check()
    expect(shown.text()).toContain('3 of 3')
  })

  it('order: is dragged by the number too, past one or more events', async () => {
    const shown = await showCard(cardTypes.order.sample, { answer: { order: [1, 0, 2], moved: false } })
    const grips = [...shown.main.querySelectorAll('.grip')] as HTMLElement[]
    const [first, , last] = grips as [HTMLElement, HTMLElement, HTMLElement]
    await userEvent.dragAndDrop(first, last, { targetPosition: { x: 5, y: last.clientHeight - 4 } })
    expect(shown.answer()).toEqual({ order: [0, 2, 1], moved: true })
    expect(shown.getByRole('status').textContent).toMatch(/is now 3 of 3$/)
    expect(shown.main.querySelector('.dragged')).toBeNull()
  })

  it('spot the bug: first the line, then the repair', async () => {
    const shown = await showCard(cardTypes['spot-the-bug'].sample)
    shown.press(4)
    expect(shown.answer()).toEqual({ line: 4, choice: null })
    shown.press(1)
    expect(shown.complete()).toBe(true)
    shown.check()
    expect(shown.text()).toContain('your line, not the bug')
    expect(shown.text()).toContain('the bug is here')
  })

  it('spot the bug: every line is a whole target, an empty one is none', async () => {
    const code = Array.from({ length: 11 }, (_, index) => (index === 5 ? '' : `row_${index} = ${index}`))
    const shown = await showCard(withLines(code))
    const lines = shown.getAllByRole('radio')
    expect(lines).toHaveLength(10)
    for (const line of lines) expect(line.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
  })

  it('spot the bug: the repairs come into view under long code', async () => {
    const code = Array.from({ length: 30 }, (_, index) => `row_${index} = ${index}`)
    const shown = await showCard(withLines(code))
    shown.press(3)
    const last = shown.getByRole('radiogroup', { name: 'Which repair' })
    await expect.poll(() => last.getBoundingClientRect().bottom).toBeLessThanOrEqual(window.innerHeight)
  })

  it('spot the bug: a line keeps its height when it is crossed', async () => {
    const full = `name = ${'x'.repeat(35)}`
    const shown = await showCard(withLines([full, full, full]))
    shown.press(1)
    const before = shown.getAllByRole('radio')[0]?.getBoundingClientRect().height
    shown.check()
    const crossed = shown.container.querySelector('.missed')
    expect(crossed?.getBoundingClientRect().height).toBe(before)
  })

  it('result: shows rows as a table and an error with its message', async () => {
    const card = { ...cardTypes['predict-result'].sample, wrong: undefined }
    const rows = { columns: ['id', 'name'], rows: [[1, null]] }
    const table = await showCard({ ...card, expected: [{ sqlalchemy: '2.1.3', rows }] })
    table.show()
    expect(table.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['id', 'name'])
    expect(table.getAllByRole('cell').map((one) => one.textContent)).toEqual(['1', 'NULL'])
    cleanup()
    const error = { type: 'StaleDataError', message: 'expected 1 row' }
    const raised = await showCard({ ...card, expected: [{ sqlalchemy: '2.1.3', error }] })
    raised.show()
    expect(raised.text()).toContain('StaleDataError: expected 1 row')
  })
})
