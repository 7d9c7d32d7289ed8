-- +goose Up
-- claimed is until when somebody has time to tell the asker, not whether. Those
-- that were claimed and are still there may not have been told: they are open.
UPDATE editor_questions SET claimed = 0;
ALTER TABLE editor_questions ALTER COLUMN claimed TYPE BIGINT;

-- +goose Down
UPDATE editor_questions SET claimed = 0;
ALTER TABLE editor_questions ALTER COLUMN claimed TYPE INTEGER;
