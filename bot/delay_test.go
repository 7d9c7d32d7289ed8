package bot

import (
	"strconv"
	"testing"
	"time"
)

func TestDelayNeedsNoCommonClock(t *testing.T) {
	start := time.Now()
	id := func(after time.Duration) string {
		return strconv.FormatInt((start.Add(after).UnixMilli()-discordEpoch)<<22, 10)
	}
	for name, skew := range map[string]time.Duration{"the same clock": 0, "ours is ahead": time.Hour, "ours is behind": -time.Hour} {
		t.Run(name, func(t *testing.T) {
			d := newDelay(start)
			for _, c := range []struct{ made, heard, late time.Duration }{
				{0, 50 * time.Millisecond, 0},
				{time.Second, 1050 * time.Millisecond, 0},
				{2 * time.Second, 6 * time.Second, 3950 * time.Millisecond},
				{3 * time.Second, 6 * time.Second, 2950 * time.Millisecond},
				{70 * time.Second, 70100 * time.Millisecond, 50 * time.Millisecond},
				{140 * time.Second, 140200 * time.Millisecond, 100 * time.Millisecond},
			} {
				late := d.of(id(c.made-skew), start.Add(c.heard))
				if off := late - c.late; off < -2*time.Millisecond || off > 2*time.Millisecond {
					t.Errorf("made at %v and heard at %v it is %v late, want %v", c.made, c.heard, late, c.late)
				}
			}
			if late := d.of("x", start); late != 0 {
				t.Errorf("what is no snowflake is %v late", late)
			}
		})
	}
}
