-- +goose Up
-- The same tables as SQLite's third migration makes, which says what they are
-- for. Texts that are keys compare byte by byte.
-- Times are milliseconds since 1970 in UTC. Empty text stands for "not known".
CREATE TABLE articles (
    server    TEXT COLLATE "C" NOT NULL,
    id        TEXT COLLATE "C" NOT NULL,
    version   INTEGER NOT NULL, -- from 1; earlier ones are in versions
    title     TEXT COLLATE "C" NOT NULL,
    language  TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    url       TEXT COLLATE "C" NOT NULL,
    published TEXT    NOT NULL,
    retrieved TEXT    NOT NULL,
    licence   TEXT    NOT NULL,
    url_key   TEXT COLLATE "C" NOT NULL, -- url without what does not change the page
    hash      TEXT COLLATE "C" NOT NULL, -- Article.Hash
    original  TEXT COLLATE "C" NOT NULL, -- originals.sha256, '' when none was kept
    reading   TEXT    NOT NULL, -- how it was read: JSON
    added     BIGINT  NOT NULL,
    changed   BIGINT  NOT NULL,
    fetched   BIGINT  NOT NULL,
    checked   BIGINT  NOT NULL,
    PRIMARY KEY (server, id)
);
CREATE INDEX articles_by_hash ON articles (server, hash);
CREATE INDEX articles_by_url ON articles (server, url_key);
CREATE INDEX articles_by_title ON articles (server, title);
CREATE INDEX articles_by_original ON articles (server, original);

CREATE TABLE paragraphs (
    server     TEXT COLLATE "C" NOT NULL,
    article_id TEXT COLLATE "C" NOT NULL,
    number     INTEGER NOT NULL, -- from 1
    section    TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    fragment   TEXT, -- Article.Fragments; NULL where it is made when it is read
    PRIMARY KEY (server, article_id, number),
    FOREIGN KEY (server, article_id) REFERENCES articles (server, id) ON DELETE CASCADE
);

CREATE TABLE origins (
    server     TEXT COLLATE "C" NOT NULL,
    article_id TEXT COLLATE "C" NOT NULL,
    origin     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (server, article_id, origin),
    FOREIGN KEY (server, article_id) REFERENCES articles (server, id) ON DELETE CASCADE
);
CREATE INDEX origins_by_origin ON origins (server, origin);

-- What an article was before it changed, whole.
CREATE TABLE versions (
    server     TEXT COLLATE "C" NOT NULL,
    article_id TEXT COLLATE "C" NOT NULL,
    number     INTEGER NOT NULL,
    hash       TEXT COLLATE "C" NOT NULL,
    original   TEXT COLLATE "C" NOT NULL,
    reading    TEXT    NOT NULL,
    changed    BIGINT  NOT NULL, -- when it became so
    content    BYTEA NOT NULL, -- the Article: JSON, zstd
    PRIMARY KEY (server, article_id, number),
    FOREIGN KEY (server, article_id) REFERENCES articles (server, id) ON DELETE CASCADE
);
CREATE INDEX versions_by_original ON versions (server, original);

-- The bytes that articles were read from, each once in a library.
CREATE TABLE originals (
    server  TEXT COLLATE "C" NOT NULL,
    sha256  TEXT COLLATE "C" NOT NULL, -- of the bytes, hexadecimal
    size    BIGINT NOT NULL,
    content BYTEA  NOT NULL, -- zstd
    PRIMARY KEY (server, sha256)
);

-- Counts the changes of each server's own articles.
CREATE TABLE revisions (
    server TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL
);

CREATE TABLE settings (
    server TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value  TEXT NOT NULL -- JSON
);

CREATE TABLE feeds (
    server        TEXT COLLATE "C" NOT NULL,
    url           TEXT COLLATE "C" NOT NULL,
    kind          TEXT   NOT NULL,
    title         TEXT COLLATE "C" NOT NULL,
    since         TEXT   NOT NULL,
    matching      TEXT   NOT NULL,
    etag          TEXT   NOT NULL,
    last_modified TEXT   NOT NULL,
    added         BIGINT NOT NULL,
    checked       BIGINT NOT NULL,
    due           BIGINT NOT NULL,
    failures      INTEGER NOT NULL,
    failure       TEXT   NOT NULL,
    PRIMARY KEY (server, url)
);
CREATE INDEX feeds_by_due ON feeds (due);

-- Pages that were fetched, for asking whether they have changed.
CREATE TABLE visits (
    server        TEXT COLLATE "C" NOT NULL,
    url           TEXT COLLATE "C" NOT NULL,
    article_id    TEXT COLLATE "C" NOT NULL,
    etag          TEXT   NOT NULL,
    last_modified TEXT   NOT NULL,
    digest        TEXT   NOT NULL,
    checked       BIGINT NOT NULL,
    PRIMARY KEY (server, url)
);
CREATE INDEX visits_by_article ON visits (server, article_id);

CREATE TABLE editor_questions (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    server  TEXT COLLATE "C" NOT NULL,
    channel TEXT    NOT NULL,
    asker   TEXT    NOT NULL,
    text    TEXT    NOT NULL,
    asked   BIGINT  NOT NULL,
    claimed INTEGER NOT NULL
);
CREATE INDEX editor_questions_by_server ON editor_questions (server, asked);

CREATE TABLE ratings (
    server   TEXT COLLATE "C" NOT NULL,
    key      TEXT COLLATE "C" NOT NULL, -- tells one person's rating from another's
    passage  TEXT   NOT NULL,
    hash     TEXT   NOT NULL,
    question TEXT   NOT NULL,
    helpful  INTEGER NOT NULL,
    rated    BIGINT NOT NULL,
    PRIMARY KEY (server, key)
);

-- Servers that the bot was removed from.
CREATE TABLE departures (
    server TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    since  BIGINT NOT NULL
);

-- +goose Down
DROP TABLE departures;
DROP TABLE ratings;
DROP TABLE editor_questions;
DROP TABLE visits;
DROP TABLE feeds;
DROP TABLE settings;
DROP TABLE revisions;
DROP TABLE originals;
DROP TABLE versions;
DROP TABLE origins;
DROP TABLE paragraphs;
DROP TABLE articles;
