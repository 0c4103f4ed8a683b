import { render } from '@solidjs/testing-library'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { A, matchPath, navigate, Router, useParameters } from '#ui/router.tsx'

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
