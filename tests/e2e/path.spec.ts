import { heading, skipFirstRun } from './person.ts'
import { expect, test } from './test.ts'

test('a deck that has not arrived is not called unwritten', async ({ page }) => {
  // The network ends before the decks come, as on a train.
  await page.route('**/decks/*.json', (route) => route.abort())
  await skipFirstRun(page)
  await expect(heading(page)).toHaveText('Path')
  await expect(page.getByText('Not on this device yet').first()).toBeVisible()
  await expect(page.getByText(/not written yet/iu)).toHaveCount(0)
})
