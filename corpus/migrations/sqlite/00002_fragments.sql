-- +goose Up
-- Article.Fragments, made from the whole article when it is stored. NULL in
-- articles stored before: then it is made when it is read. A change of how
-- fragments are made sets all to NULL.
ALTER TABLE paragraphs ADD COLUMN fragment TEXT;

-- +goose Down
ALTER TABLE paragraphs DROP COLUMN fragment;
