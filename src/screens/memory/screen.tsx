import { createMemo } from 'solid-js'
import { createLive } from '#ui/reactive.ts'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Evaluation } from './evaluation.tsx'
import { Fit } from './fit.tsx'
import { Target } from './target.tsx'
import './memory.css'

/** How well Seam knows the person's memory, what to aim for, and the fit of its parameters. */
export default function MemoryScreen() {
  const seam = useSeam()
  const changes = createLive(seam.collection.subscribe, () => seam.collection.version)
  const weights = createMemo(() => {
    changes()
    return seam.collection.weights
  })
  return (
    <Screen title="Memory" back="/settings">
      <Target weights={weights()} />
      <Evaluation weights={weights()} />
      <Fit weights={weights()} />
    </Screen>
  )
}
