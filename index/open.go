package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"verbatim/index/store"
)

// Open opens the index kept in the folder dir and brings it up to date with
// its source; an unchanged one is served as it is. With dir "" it is built in
// memory. A missing, broken or outdated index is made anew.
//
// Several processes may serve one folder. The one that finds it outdated renews
// it, and the others take that over when they look the next time.
func Open(ctx context.Context, dir string, source Source, options Options) (*Index, error) {
	if options.Log == nil {
		options.Log = slog.Default()
	}
	x := &Index{source: source, options: options, dir: dir, cataloguing: make(chan struct{}, 1)}
	x.catalogue.Store(&catalogue{})
	if err := x.Sync(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the index: %w", err), x.Close())
	}
	return x, nil
}

// Sync brings the index up to date with its source. Questions are answered from
// what there was until it is done. It does nothing when nothing has changed.
//
// A folder that is served is never written to: a copy is, which then takes its
// place. So a folder is sealed at all times, and it does not matter when the
// process is killed.
func (x *Index) Sync(ctx context.Context) error {
	x.syncing.Lock()
	defer x.syncing.Unlock()
	if x.closed {
		return ErrClosed
	}
	want, err := x.source.Versions(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", errSource, err)
	}
	if x.digest == store.DigestOf(want) && !x.damaged.Load() {
		return nil
	}
	if x.dir == "" {
		return x.syncMemory(ctx, want)
	}
	return x.syncFolder(ctx, want)
}

// syncMemory brings an index in memory up to date, article by article; each is
// replaced at once, so no answer mixes two versions.
func (x *Index) syncMemory(ctx context.Context, want map[string]string) error {
	x.digest = "" // until it is known what the store holds
	if x.store != nil && !x.damaged.Load() {
		sum, err := x.fill(ctx, x.store, want)
		if err == nil {
			x.set(sum)
		}
		if err == nil || !x.blames(ctx, err) {
			return err
		}
	}
	s, err := store.Create("")
	if err != nil {
		return err
	}
	sum, err := x.fill(ctx, s, want)
	if err != nil {
		return errors.Join(err, s.Close())
	}
	return x.replace(func() (*store.Store, store.Summary, error) { return s, sum, nil })
}

// syncFolder opens the index in the folder, after renewing it if that has to be.
func (x *Index) syncFolder(ctx context.Context, want map[string]string) error {
	unlock, err := store.Lock(ctx, x.dir)
	if err != nil {
		return err
	}
	defer unlock()
	usable := false
	if !x.damaged.Load() {
		s, sum, err := store.OpenSealed(x.dir)
		switch {
		case err == nil && sum.Digest == store.DigestOf(want):
			return x.replace(func() (*store.Store, store.Summary, error) { return s, sum, nil })
		case err == nil:
			usable, err = true, s.Close()
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			x.options.Log.WarnContext(ctx, "the index cannot be used and is made anew", "folder", x.dir, "reason", err)
		}
	}
	return x.renew(ctx, usable, want)
}

// renew makes an index beside the folder, from a copy of it if that is usable,
// and puts it in its place.
func (x *Index) renew(ctx context.Context, usable bool, want map[string]string) error {
	fresh := x.dir + store.FreshSuffix
	unfinished, err := x.build(ctx, fresh, usable, want)
	if err != nil && usable && x.blames(ctx, err) {
		unfinished, err = x.build(ctx, fresh, false, want)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(fresh))
	}
	err = x.replace(func() (*store.Store, store.Summary, error) {
		if err := os.RemoveAll(x.dir); err != nil {
			return nil, store.Summary{}, err
		}
		if err := os.Rename(fresh, x.dir); err != nil {
			return nil, store.Summary{}, err
		}
		return store.OpenServed(x.dir)
	})
	return errors.Join(unfinished, err)
}

// build makes a sealed index in the folder dir. That the source fails or ctx
// ends leaves it unfinished, to go on with the next time.
func (x *Index) build(ctx context.Context, dir string, usable bool, want map[string]string) (unfinished, err error) {
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	open := store.Create
	if usable {
		if err := store.Copy(x.dir, dir); err != nil {
			return nil, err
		}
		open = store.Open
	}
	s, err := open(dir)
	if err != nil {
		return nil, err
	}
	sum, err := x.fill(ctx, s, want)
	if err != nil && sum.Digest != "" {
		unfinished, err = err, nil
	}
	if err == nil {
		err = store.Guarded(func() error { return s.Finish(context.WithoutCancel(ctx), sum) })
	}
	if err = errors.Join(err, store.Guarded(s.Close)); err != nil {
		return nil, err
	}
	return unfinished, errors.Join(store.Prune(dir), store.Seal(dir))
}

// blames tells whether the store is to blame for an error, and logs it then.
func (x *Index) blames(ctx context.Context, err error) bool {
	if ctx.Err() != nil || errors.Is(err, errSource) {
		return false
	}
	x.options.Log.WarnContext(ctx, "the index cannot be brought up to date and is made anew", "folder", x.dir, "reason", err)
	return true
}

// swapTime is how long the store before is waited for when it is replaced. A
// search takes milliseconds; what takes longer goes on with the old store, whose
// files some systems do not let go of meanwhile (Windows: then the next Sync
// tries again).
const swapTime = time.Second

// replace closes the store that questions were answered from and has them
// answered from another, which may take its folder.
func (x *Index) replace(other func() (*store.Store, store.Summary, error)) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.store != nil {
		if err := x.store.Retire(swapTime); err != nil {
			x.options.Log.Warn("closing the index before", "folder", x.dir, "reason", err)
		}
		x.store = nil
	}
	s, sum, err := other()
	if err != nil {
		return err
	}
	x.serving, x.digest = serving{s, sum.Stats, sum.Digest}, sum.Digest
	x.damaged.Store(false)
	return nil
}

// set notes what the store holds now.
func (x *Index) set(sum store.Summary) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.stats, x.digest, x.served = sum.Stats, sum.Digest, sum.Digest
}
