import { A } from '#ui/router.tsx'
import { Screen } from '#ui/screen.tsx'

export default function NotFoundScreen() {
  return (
    <Screen title="Nothing here" tabs>
      <p class="prose">
        This address leads nowhere in Seam. Your cards and your reviews are where they were.
      </p>
      <p class="links">
        <A href="/">Go to Today</A>
      </p>
    </Screen>
  )
}
