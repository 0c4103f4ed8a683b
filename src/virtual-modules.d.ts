declare module 'virtual:starter-cards' {
  const cards: readonly { readonly deck: string; readonly card: import('#core/card.ts').CardBase }[]
  export default cards
}
