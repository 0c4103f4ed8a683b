import type { Plan } from './deck-order.ts'

/** A step of a plan: what is learned there, and the decks that serve it in the order of study. */
export interface PlanStepText {
  readonly title: string
  /** One plain sentence. */
  readonly summary: string
  readonly decks: readonly string[]
}

/** The names of the two plans, as their tabs show them. */
export const planNames: Readonly<Record<Plan, string>> = { a: 'Foundations', b: 'SQLAlchemy' }

/** A stretch of a plan that is shown together. */
export interface PlanSection {
  readonly title: string
  /** Number of its first step. */
  readonly from: number
  /** Number of its last step. */
  readonly to: number
}

/** The sections of each plan: four to six steps each, every step in exactly one. */
export const planSections: Readonly<Record<Plan, readonly PlanSection[]>> = {
  a: [
    { title: 'Getting ready', from: 1, to: 5 },
    { title: 'From tables to objects', from: 6, to: 10 },
    { title: 'Into real projects', from: 11, to: 15 },
  ],
  b: [
    { title: 'Groundwork and Core', from: 1, to: 4 },
    { title: 'The ORM and beyond', from: 5, to: 8 },
  ],
}

/** Titles of all decks that the plans name, for those that are not written yet. */
export const deckTitles: Readonly<Record<string, string>> = {
  'python-for-sqlalchemy': 'Python you need for SQLAlchemy',
  'relational-databases': 'Relational databases',
  'sql-basics': 'SQL basics',
  'sql-joins-and-grouping': 'SQL joins and grouping',
  'install-and-setup': 'Install, drivers, URLs, docs',
  'engine-and-connections': 'Engine, connections, results',
  'tables-and-metadata': 'Tables and metadata',
  'core-insert-update-delete': 'Core: insert, update, delete',
  'core-select': 'Core: select and expressions',
  'core-joins-and-subqueries': 'Core: joins, subqueries, CTE',
  'orm-mapping': 'ORM: mapping classes',
  sessions: 'Sessions',
  transactions: 'Transactions',
  relationships: 'Relationships',
  'orm-querying': 'ORM querying and bulk changes',
  'eager-loading': 'Eager and lazy loading',
  inheritance: 'Inheritance and polymorphic relationships',
  'advanced-mapping': 'Hybrids, composites, custom types',
  events: 'Events',
  'performance-and-caching': 'Performance, batching, caching',
  'connection-pooling': 'Connection pooling',
  asyncio: 'Asyncio',
  migrations: 'Migrations with Alembic',
  'migrations-advanced': 'Migrations: branches, batch, offline, enums',
  flask: 'Flask',
  'django-and-web-frameworks': 'Django and other web frameworks',
  'projects-and-practice': 'Projects and practice',
  'community-and-staying-current': 'Community and staying current',
  'error-messages': 'Reading error messages',
}

const step = (title: string, summary: string, ...decks: string[]): PlanStepText => ({ title, summary, decks })

/** The steps of each plan: step 1 is the first. */
export const plans: Readonly<Record<Plan, readonly PlanStepText[]>> = {
  a: [
    step(
      'What to bring along',
      'Enough Python and enough feeling for tables to follow the rest.',
      'python-for-sqlalchemy',
      'relational-databases',
    ),
    step('Install SQLAlchemy', 'Get the package, a driver and a URL that connects.', 'install-and-setup'),
    step('Relational databases', 'Tables, keys and how rows point at each other.', 'relational-databases'),
    step(
      'SQL basics',
      'Read and write the statements that SQLAlchemy will later write for you.',
      'sql-basics',
      'sql-joins-and-grouping',
    ),
    step(
      'Find your way in the docs',
      'Know which page answers which question, and what an error message wants.',
      'install-and-setup',
      'engine-and-connections',
      'community-and-staying-current',
      'error-messages',
    ),
    step(
      'Engine, tables, inserts',
      'Open a connection, describe tables in Python and put rows into them.',
      'engine-and-connections',
      'tables-and-metadata',
      'core-insert-update-delete',
    ),
    step(
      'First ORM classes',
      'Map classes to tables and let a session carry objects to rows.',
      'orm-mapping',
      'sessions',
    ),
    step(
      'Relationships and joins',
      'Connect classes, and see which joins come out.',
      'sql-joins-and-grouping',
      'core-joins-and-subqueries',
      'relationships',
    ),
    step(
      'Querying',
      'Filter, sort and group, in Core and in the ORM.',
      'sql-joins-and-grouping',
      'core-select',
      'core-joins-and-subqueries',
      'orm-querying',
    ),
    step(
      'Transactions and sessions',
      'Know when a session sends, commits and takes back.',
      'sessions',
      'transactions',
    ),
    step(
      'Beyond the basics',
      'Shape your models, listen to events and migrate a living schema.',
      'advanced-mapping',
      'events',
      'migrations',
      'migrations-advanced',
    ),
    step('Small projects', 'Design schemas and solve everyday reports.', 'projects-and-practice'),
    step(
      'Where to ask',
      'Ask where answers are given, with an example that runs.',
      'community-and-staying-current',
      'error-messages',
    ),
    step('Flask (optional)', 'Use SQLAlchemy in a Flask application.', 'flask'),
    step(
      'Keep going',
      'Load less, wait less, and follow new releases.',
      'eager-loading',
      'performance-and-caching',
      'connection-pooling',
      'asyncio',
      'community-and-staying-current',
      'error-messages',
    ),
  ],
  b: [
    step('Python', 'The parts of Python that SQLAlchemy leans on.', 'python-for-sqlalchemy'),
    step(
      'Databases and SQL',
      'Tables, keys and the queries behind every program.',
      'relational-databases',
      'sql-basics',
      'sql-joins-and-grouping',
    ),
    step(
      'Set it up',
      'Install, connect to a server and keep connections in a pool.',
      'install-and-setup',
      'connection-pooling',
    ),
    step(
      'SQLAlchemy Core',
      'Build statements in Python and know the SQL they become.',
      'engine-and-connections',
      'tables-and-metadata',
      'core-insert-update-delete',
      'core-select',
      'core-joins-and-subqueries',
      'transactions',
    ),
    step(
      'The ORM',
      'Map classes, work in sessions, and see what each line sends.',
      'orm-mapping',
      'sessions',
      'relationships',
      'orm-querying',
      'eager-loading',
    ),
    step(
      'Advanced ORM',
      'Inheritance, hybrids and composites, and fewer statements for the same result.',
      'eager-loading',
      'inheritance',
      'advanced-mapping',
      'performance-and-caching',
    ),
    step(
      'Migrations',
      'Change a schema that already holds data, with Alembic.',
      'migrations',
      'migrations-advanced',
    ),
    step(
      'Web frameworks',
      'SQLAlchemy inside Flask, Django and asynchronous servers.',
      'asyncio',
      'flask',
      'django-and-web-frameworks',
    ),
  ],
}
