interface ImportMeta {
  readonly glob: <T>(
    pattern: string,
    options: { readonly eager: true; readonly import: string },
  ) => Record<string, T>
}
