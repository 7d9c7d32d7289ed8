-- +goose Up
-- Times are milliseconds since 1970 in UTC. Empty text stands for "not known".
CREATE TABLE articles (
    id        TEXT   NOT NULL PRIMARY KEY,
    title     TEXT   NOT NULL,
    language  TEXT   NOT NULL,
    publisher TEXT   NOT NULL,
    author    TEXT   NOT NULL,
    url       TEXT   NOT NULL,
    published TEXT   NOT NULL,
    retrieved TEXT   NOT NULL,
    licence   TEXT   NOT NULL,
    url_key   TEXT   NOT NULL, -- url without what does not change the page
    hash      TEXT   NOT NULL, -- Article.Hash
    added     BIGINT NOT NULL,
    changed   BIGINT NOT NULL
);
CREATE INDEX articles_by_hash ON articles (hash);
CREATE INDEX articles_by_url ON articles (url_key);
CREATE INDEX articles_by_title ON articles (title);

CREATE TABLE paragraphs (
    article_id TEXT    NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL, -- from 1
    section    TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    PRIMARY KEY (article_id, number)
);

-- Where an article was put from: the path of a file, or '' by hand. An article
-- may stand in several files; a file holds one article.
CREATE TABLE origins (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    origin     TEXT NOT NULL,
    PRIMARY KEY (article_id, origin)
);
CREATE INDEX origins_by_origin ON origins (origin);

-- One row that counts the changes.
CREATE TABLE revision (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT  NOT NULL
);
INSERT INTO revision (id, number) VALUES (1, 0);

-- +goose Down
DROP TABLE revision;
DROP TABLE origins;
DROP TABLE paragraphs;
DROP TABLE articles;
