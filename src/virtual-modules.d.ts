declare module 'virtual:starter-cards' {
  const cards: readonly { readonly deck: string; readonly card: import('#core/card.ts').CardBase }[]
  export default cards
}

declare module 'virtual:bundled-decks' {
  const decks: readonly { readonly id: string; readonly address: string }[]
  export default decks
}
