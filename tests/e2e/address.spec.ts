import { expect, test } from './test.ts'

test('an address outside the app is a real 404', async ({ request, baseURL }) => {
  for (const name of ['nothing-here', 'assets/nothing.js', '.well-known/x'])
    expect((await request.get(`${baseURL}${name}`)).status(), name).toBe(404)
})

test('every file is sent with its type, and hashed files may be kept for good', async ({
  request,
  page,
  baseURL,
}) => {
  await page.goto('./')
  const script = await page.locator('script[src]').first().getAttribute('src')
  const sent = async (name: string) => (await request.get(new URL(name, baseURL).href)).headers()
  expect((await sent(script ?? ''))['content-type']).toContain('text/javascript')
  expect((await sent(script ?? ''))['cache-control']).toContain('immutable')
  expect((await sent('.'))['cache-control']).toBe('no-cache')
  expect((await sent('sw.js'))['cache-control']).toBe('no-cache')
  expect((await sent('manifest.webmanifest'))['content-type']).toContain('application/manifest+json')
  expect((await sent('llms.txt'))['content-type']).toContain('text/plain')
})
