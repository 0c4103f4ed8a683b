import { render } from '@solidjs/testing-library'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { A, leaveTo, matchPath, navigate, Router, useParameters } from '#ui/router.tsx'

const routes = [{ path: '/' }, { path: '/library/:deck' }, { path: '*' }]

function Shown() {
  const parameters = useParameters()
  return <p data-testid="deck">{parameters().deck ?? 'none'}</p>
}

const app = () =>
  render(() => (
    <Router routes={routes}>
      {(route) => (
        <>
          <h1>{route().path}</h1>
          <Shown />
          <A href="/library/sessions">Sessions</A>
        </>
      )}
    </Router>
  ))

afterEach(() => navigate('/', { replace: true }))

describe('the address', () => {
  it('leads to the first route that fits, with the values of its pattern', async () => {
    const { getByRole, getByTestId } = app()
    expect(getByRole('heading').textContent).toBe('/')
    getByRole('link').click()
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/library/:deck'))
    expect(getByTestId('deck').textContent).toBe('sessions')
    history.back()
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/'))
  })

  it('is left by a step back where the person came from there', async () => {
    const { getByRole } = app()
    getByRole('link').click()
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/library/:deck'))
    const before = history.length
    leaveTo('/')
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/'))
    // One step forward is the screen that was left: nothing was added.
    history.forward()
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/library/:deck'))
    expect(history.length).toBe(before)
  })

  it('is replaced where the person came from elsewhere', async () => {
    const { getByRole } = app()
    navigate('/nowhere')
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('*'))
    navigate('/library/sessions')
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/library/:deck'))
    const before = history.length
    leaveTo('/')
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('/'))
    expect(history.length).toBe(before)
    history.back()
    await vi.waitFor(() => expect(getByRole('heading').textContent).toBe('*'))
  })

  it('replaces without a step back', () => {
    const { getByRole } = app()
    const before = history.length
    navigate('/nowhere', { replace: true })
    expect(getByRole('heading').textContent).toBe('*')
    expect(history.length).toBe(before)
  })

  it('fits part by part, and a damaged part fits no pattern', () => {
    expect(matchPath('/library/:deck', '/library/my%20deck')).toEqual({ deck: 'my deck' })
    expect(matchPath('/library/:deck', '/library')).toBeUndefined()
    expect(matchPath('/library/:deck', '/library/%')).toBeUndefined()
  })
})
