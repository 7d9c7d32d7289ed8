-- +goose Up
-- From here on every row belongs to a server, '' for what all of them share:
-- no key, ID or number of one library depends on another's.
DROP INDEX articles_by_hash;
DROP INDEX articles_by_url;
DROP INDEX articles_by_title;
DROP INDEX origins_by_origin;
ALTER TABLE articles RENAME TO articles_before;
ALTER TABLE paragraphs RENAME TO paragraphs_before;
ALTER TABLE origins RENAME TO origins_before;

CREATE TABLE articles (
    server    TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    version   INTEGER NOT NULL, -- from 1; earlier ones are in versions
    title     TEXT    NOT NULL,
    language  TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    url       TEXT    NOT NULL,
    published TEXT    NOT NULL,
    retrieved TEXT    NOT NULL,
    licence   TEXT    NOT NULL,
    url_key   TEXT    NOT NULL, -- url without what does not change the page
    hash      TEXT    NOT NULL, -- Article.Hash
    original  TEXT    NOT NULL, -- originals.sha256, '' when none was kept
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
    server     TEXT    NOT NULL,
    article_id TEXT    NOT NULL,
    number     INTEGER NOT NULL, -- from 1
    section    TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    fragment   TEXT, -- Article.Fragments; NULL where it is made when it is read
    PRIMARY KEY (server, article_id, number),
    FOREIGN KEY (server, article_id) REFERENCES articles (server, id) ON DELETE CASCADE
);

CREATE TABLE origins (
    server     TEXT NOT NULL,
    article_id TEXT NOT NULL,
    origin     TEXT NOT NULL,
    PRIMARY KEY (server, article_id, origin),
    FOREIGN KEY (server, article_id) REFERENCES articles (server, id) ON DELETE CASCADE
);
CREATE INDEX origins_by_origin ON origins (server, origin);

INSERT INTO articles SELECT '', id, 1, title, language, publisher, author, url, published, retrieved, licence,
    url_key, hash, '', '{}', added, changed, changed, changed FROM articles_before;
INSERT INTO paragraphs SELECT '', article_id, number, section, text, fragment FROM paragraphs_before;
INSERT INTO origins SELECT '', article_id, origin FROM origins_before;
DROP TABLE origins_before;
DROP TABLE paragraphs_before;
DROP TABLE articles_before;

-- What an article was before it changed, whole.
CREATE TABLE versions (
    server     TEXT    NOT NULL,
    article_id TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    hash       TEXT    NOT NULL,
    original   TEXT    NOT NULL,
    reading    TEXT    NOT NULL,
    changed    BIGINT  NOT NULL, -- when it became so
    content    BLOB    NOT NULL, -- the Article: JSON, zstd
    PRIMARY KEY (server, article_id, number),
    FOREIGN KEY (server, article_id) REFERENCES articles (server, id) ON DELETE CASCADE
);
CREATE INDEX versions_by_original ON versions (server, original);

-- The bytes that articles were read from, each once in a library.
CREATE TABLE originals (
    server  TEXT   NOT NULL,
    sha256  TEXT   NOT NULL, -- of the bytes, hexadecimal
    size    BIGINT NOT NULL,
    content BLOB   NOT NULL, -- zstd
    PRIMARY KEY (server, sha256)
);

-- Counts the changes of each server's own articles.
CREATE TABLE revisions (
    server TEXT   NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL
);
INSERT INTO revisions SELECT '', number FROM revision;
DROP TABLE revision;

CREATE TABLE settings (
    server TEXT NOT NULL PRIMARY KEY,
    value  TEXT NOT NULL -- JSON
);

CREATE TABLE feeds (
    server        TEXT   NOT NULL,
    url           TEXT   NOT NULL,
    kind          TEXT   NOT NULL,
    title         TEXT   NOT NULL,
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
    server        TEXT   NOT NULL,
    url           TEXT   NOT NULL,
    article_id    TEXT   NOT NULL,
    etag          TEXT   NOT NULL,
    last_modified TEXT   NOT NULL,
    digest        TEXT   NOT NULL,
    checked       BIGINT NOT NULL,
    PRIMARY KEY (server, url)
);
CREATE INDEX visits_by_article ON visits (server, article_id);

CREATE TABLE editor_questions (
    id      TEXT    NOT NULL PRIMARY KEY,
    server  TEXT    NOT NULL,
    channel TEXT    NOT NULL,
    asker   TEXT    NOT NULL,
    text    TEXT    NOT NULL,
    asked   BIGINT  NOT NULL,
    claimed INTEGER NOT NULL
);
CREATE INDEX editor_questions_by_server ON editor_questions (server, asked);

CREATE TABLE ratings (
    server   TEXT NOT NULL,
    key      TEXT NOT NULL, -- tells one person's rating from another's
    passage  TEXT   NOT NULL,
    hash     TEXT   NOT NULL,
    question TEXT   NOT NULL,
    helpful  INTEGER NOT NULL,
    rated    BIGINT NOT NULL,
    PRIMARY KEY (server, key)
);

-- Servers that the bot was removed from.
CREATE TABLE departures (
    server TEXT   NOT NULL PRIMARY KEY,
    since  BIGINT NOT NULL
);
