import { expect, test } from 'vitest'
import { defaultSettings, settingsFrom } from '#core/settings.ts'

test('nothing set means the defaults', () => {
  expect(settingsFrom({})).toEqual(defaultSettings)
})

test('good values are taken', () => {
  const set = { rolloverHour: 0, learningSteps: [], desiredRetention: 0.85, fuzz: false, buttons: 2 } as const
  expect(settingsFrom(set)).toEqual({ ...defaultSettings, ...set })
})

test('malformed values and foreign keys are left out', () => {
  expect(
    settingsFrom({
      rolloverHour: 24,
      newPerDay: 2.5,
      learningSteps: [1, 'x'],
      relearningSteps: [0],
      desiredRetention: '0.9',
      maximumInterval: 0,
      learnAhead: null,
      fuzz: 1,
      buttons: 3,
      theme: 'dark',
      constructor: 'x',
    }),
  ).toEqual(defaultSettings)
})
