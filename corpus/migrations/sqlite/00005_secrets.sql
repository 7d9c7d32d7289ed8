-- +goose Up
-- What only this database knows. The next migration, which is in Go, makes the
-- one that ratings are kept under.
CREATE TABLE secrets (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

-- +goose Down
DROP TABLE secrets;
