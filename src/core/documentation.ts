const places: Readonly<Record<string, (page: string) => string>> = {
  al: (page) => `https://alembic.sqlalchemy.org/en/latest/${page}.html`,
  fsa: (page) => `https://flask-sqlalchemy.palletsprojects.com/en/stable/${page}/`,
  dj: (page) => `https://docs.djangoproject.com/en/5.2/${page}/`,
}

/**
 * The address of a documentation page named by a card: `orm/session_basics` is a page of SQLAlchemy's
 * documentation, `al:` Alembic's, `fsa:` Flask-SQLAlchemy's, `dj:` Django's; a full https address is itself.
 */
export function documentationLink(source: string): string {
  if (source.startsWith('https://')) return source
  const colon = source.indexOf(':')
  const place = places[source.slice(0, colon)]
  if (colon > 0 && place) return place(source.slice(colon + 1))
  return `https://docs.sqlalchemy.org/en/21/${source}.html`
}
