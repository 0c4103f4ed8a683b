import { A } from '#ui/router.tsx'
import { changeSetting } from '#app/change-setting.ts'
import type { Settings } from '#app/settings.ts'
import { Icon } from '#ui/icon.tsx'
import { ChoiceRow, Row, Rows, SwitchRow } from '#ui/rows.tsx'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { createLive } from '#ui/reactive.ts'
import './settings.css'

const newPerDay = [0, 3, 5, 10, 15, 20, 30].map((value) => ({ value, label: String(value) }))
const rollover = [0, 2, 3, 4, 5, 6].map((value) => ({ value, label: `0${value}:00` }))
const learnAhead = [0, 10, 20, 30, 60].map((value) => ({
  value,
  label: value === 0 ? 'never' : `${value} min`,
}))
const maximum = [
  { value: 90, label: '3 months' },
  { value: 365, label: '1 year' },
  { value: 1825, label: '5 years' },
  { value: 36500, label: 'no limit' },
]

export default function SettingsScreen() {
  const seam = useSeam()
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  const set =
    <K extends keyof Settings>(key: K) =>
    (value: Settings[K]) =>
      void changeSetting(seam, key, value)
  return (
    <Screen title="Settings" back="/">
      <Rows title="Study">
        <ChoiceRow
          label="New cards a day"
          value={settings().newPerDay}
          choices={newPerDay}
          onChange={set('newPerDay')}
        />
        <A class="it-link" href="/settings/memory">
          <Row label="Recall to aim for" note="What it costs, and how well Seam knows your memory">
            <span class="to">
              {Math.round(settings().desiredRetention * 100)} %
              <Icon name="forward" />
            </span>
          </Row>
        </A>
        <ChoiceRow
          label="Plan"
          note="Decides which new cards come next"
          value={settings().plan}
          choices={[
            { value: 'a', label: 'Foundations' },
            { value: 'b', label: 'SQLAlchemy' },
          ]}
          onChange={set('plan')}
        />
        <ChoiceRow
          label="How you answer"
          note="SQL, where a card allows several ways"
          value={settings().answerBy}
          choices={[
            { value: 'ladder', label: 'Harder over time' },
            { value: 'taps', label: 'By tapping' },
            { value: 'typing', label: 'By typing' },
          ]}
          onChange={set('answerBy')}
        />
        <ChoiceRow
          label="Buttons"
          value={settings().buttons}
          choices={[
            { value: 4, label: 'Again to Easy' },
            { value: 2, label: 'Again and Good' },
          ]}
          onChange={set('buttons')}
        />
        <ChoiceRow
          label="A new day starts at"
          value={settings().rolloverHour}
          choices={rollover}
          onChange={set('rolloverHour')}
        />
        <ChoiceRow
          label="Learn ahead"
          note="Finish steps due this soon"
          value={settings().learnAhead}
          choices={learnAhead}
          onChange={set('learnAhead')}
        />
        <ChoiceRow
          label="Longest interval"
          value={settings().maximumInterval}
          choices={maximum}
          onChange={set('maximumInterval')}
        />
        <SwitchRow
          label="Spread due days"
          note="Shifts each interval a little: cards learnt together part, and busy days get fewer"
          on={settings().fuzz}
          onChange={set('fuzz')}
        />
      </Rows>
      <Rows title="Reading">
        <ChoiceRow
          label="Theme"
          value={settings().theme}
          choices={[
            { value: 'system', label: 'As the phone' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={set('theme')}
        />
        <ChoiceRow
          label="Text size"
          value={settings().textSize}
          choices={[90, 100, 110, 125, 150].map((value) => ({ value, label: `${value} %` }))}
          onChange={set('textSize')}
        />
        <ChoiceRow
          label="Code size"
          value={settings().codeSize}
          choices={[
            { value: 'small', label: 'Small' },
            { value: 'medium', label: 'Medium' },
            { value: 'large', label: 'Large' },
          ]}
          onChange={set('codeSize')}
        />
        <SwitchRow label="Motion" on={settings().motion} onChange={set('motion')} />
        <SwitchRow
          label="Vibration"
          note="A short tick on an answer, where the phone can"
          on={settings().haptics}
          onChange={set('haptics')}
        />
        <SwitchRow
          label="Swipe to grade"
          note="Right for Good, left for Again"
          on={settings().swipe}
          onChange={set('swipe')}
        />
        <SwitchRow
          label="Single-key shortcuts"
          note="1 to 4, Space, Z and the rest"
          on={settings().shortcuts}
          onChange={set('shortcuts')}
        />
      </Rows>
      <Rows title="Your data">
        <A class="it-link" href="/settings/data">
          <Row label="Your data" note="Where it is kept, backup and restore">
            <span class="ib">
              <Icon name="forward" />
            </span>
          </Row>
        </A>
      </Rows>
      <p class="sec about">
        Seam is free software. Every answer was produced by running SQLAlchemy; your reviews stay on this
        device.
      </p>
    </Screen>
  )
}
