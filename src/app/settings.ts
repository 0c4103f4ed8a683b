import type { Json } from '#core/event.ts'
import { type Preferences, preferencesFrom } from '#core/preferences.ts'
import { type StudySettings, settingsFrom } from '#core/settings.ts'

/** Everything a person can set. */
export type Settings = StudySettings & Preferences

/** All settings from what the ledger holds. */
export const allSettings = (record: { readonly [key: string]: Json }): Settings => ({
  ...settingsFrom(record),
  ...preferencesFrom(record),
})
