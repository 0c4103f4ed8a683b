const pages: Readonly<Record<string, string>> = {
  '': 'index intro glossary errors contents',
  changelog: 'changelog_20 changelog_21 index migration_14 migration_20 migration_21 whatsnew_20',
  core: `compiler connections constraints custom_types ddl defaults dml engines event events exceptions
    expression_api functions index inspection internals metadata operators pooling reflection schema selectable
    serializer sqlelement type_api type_basics types visitors`,
  dialects: 'index mssql mysql oracle postgresql sqlite',
  faq: `connections index installation metadata_schema ormconfiguration performance sessions sqlexpressions
    thirdparty`,
  orm: `backref basic_relationships cascades collection_api composites constructors contextual dataclasses
    dataclasses declarative_config declarative_mixins declarative_styles declarative_tables events examples
    exceptions extending index inheritance internals join_conditions large_collections mapped_attributes
    mapped_sql_expr mapper_config mapping_api mapping_columns mapping_styles nonstandard_mappings
    persistence_techniques queryguide/api queryguide/columns queryguide/dml queryguide/index
    queryguide/inheritance queryguide/query queryguide/relationships queryguide/select quickstart
    relationship_api relationship_persistence relationships self_referential session session_api
    session_basics session_events session_state_management session_transaction versioning
    extensions/associationproxy extensions/asyncio extensions/automap extensions/horizontal_shard
    extensions/hybrid extensions/index extensions/indexable extensions/mutable extensions/orderinglist`,
  tutorial: `data data_insert data_select data_update dbapi_transactions engine further_reading index metadata
    orm_data_manipulation orm_related_objects`,
  'al:': `autogenerate batch branches cookbook front index naming offline ops tutorial api/autogenerate
    api/commands api/config api/ddl api/environment api/operations api/plugins api/runtime api/script`,
}

const known = new Set(
  Object.entries(pages).flatMap(([folder, names]) =>
    names.split(/\s+/u).map((name) => {
      if (folder === '' || folder.endsWith(':')) return folder + name
      return `${folder}/${name}`
    }),
  ),
)

const namedElsewhere = /^(?:fsa|dj):[a-z0-9/._-]+$/u
const trustedAddress =
  /^https:\/\/(?:[a-z-]+\.)*(?:sqlalchemy\.org|python\.org|sqlite\.org|postgresql\.org|djangoproject\.com|palletsprojects\.com)\//u

/**
 * Whether a card may name this as its source: a page of SQLAlchemy's or Alembic's documentation, a
 * Flask-SQLAlchemy (`fsa:`) or Django (`dj:`) page, or an address of those projects, Python or a database.
 */
export const isDocumentationPage = (source: string): boolean =>
  known.has(source) || namedElsewhere.test(source) || trustedAddress.test(source)
