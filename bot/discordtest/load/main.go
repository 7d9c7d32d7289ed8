// Command load measures a real verbatim under load: thousands of members on
// many servers of a Discord on loopback ask by command, mention, direct message
// and button, and it tells how long they waited for the first response, who got
// none or two, and what the program took of the machine.
//
//	go run ./bot/discordtest/load                       # 200 questions a second for a minute
//	go run ./bot/discordtest/load -for 10m              # as long as the targets are about
//	go run ./bot/discordtest/load -storm 10             # ten times what it can serve, and after
//	go run ./bot/discordtest/load -storm 10 -cores 1    # of what one core can serve: all come, on two cores
//	go run ./bot/discordtest/load -soak -for 1h -csv f  # with restarts and faults
//	go run ./bot/discordtest/load -idle                 # nobody asks, and there is the built-in story only
//
// It exits with 1 when a target is missed, and with 2 when it could not
// measure. It shares the machine with what it measures, and says how late its
// own questions were.
//
// Start here; trial.go runs the phases, crowd.go asks, ledger.go keeps the
// books, program.go runs verbatim, and targets.go has what must hold.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// The exit codes.
const (
	exitOK     = 0
	exitMissed = 1
	exitError  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the flags.
type options struct {
	program, data    string
	csv, log         string
	rate             float64
	length           time.Duration
	servers, members int
	passages, cores  int
	storm            float64
	stormLength      time.Duration
	soak, idle       bool
	calamity         time.Duration
	seed             uint64
	targets          targets
}

// maxRate bounds the questions a second that are tried.
const maxRate = 20000

func parse(args []string, out io.Writer) (o options, err error) {
	f := flag.NewFlagSet("load", flag.ContinueOnError)
	f.SetOutput(out)
	f.StringVar(&o.program, "program", "", "the verbatim to measure; built from here when empty")
	f.StringVar(&o.data, "data", "", "its data folder, filled when it has no library; a temporary one when empty")
	f.StringVar(&o.csv, "csv", "", "a file to write the samples to")
	f.StringVar(&o.log, "log", "", "a file to keep what the program logs")
	f.Float64Var(&o.rate, "rate", 200, "questions a second")
	f.DurationVar(&o.length, "for", time.Minute, "how long to ask")
	f.IntVar(&o.servers, "servers", 500, "servers that the bot is on")
	f.IntVar(&o.members, "members", 6000, "members who ask, over all servers: enough that none asks too fast")
	f.IntVar(&o.passages, "passages", 50000, "passages of the library")
	f.IntVar(&o.cores, "cores", 0, "how many cores the program may use at once (GOMAXPROCS); 0 for all")
	f.Float64Var(&o.storm, "storm", 0, "how many times what it can serve comes in a storm; 0 for none")
	f.DurationVar(&o.stormLength, "storm-for", 10*time.Second, "how long the storm lasts")
	f.BoolVar(&o.soak, "soak", false, "mix in restarts and faults")
	f.BoolVar(&o.idle, "idle", false, "ask nothing, on one server without articles")
	f.DurationVar(&o.calamity, "every", 20*time.Second, "how long after one restart or fault the next comes, on average")
	f.Uint64Var(&o.seed, "seed", 1, "of all that is left to chance")
	o.targets.flags(f)
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if o.idle {
		o.servers, o.members, o.passages = 1, 1, 1
	}
	if f.NArg() > 0 || o.rate <= 0 || o.rate > maxRate || o.servers < 1 || o.members < o.servers || o.passages < 1 || o.cores < 0 || o.length <= 0 || o.calamity <= 0 {
		return o, fmt.Errorf("want -rate up to %d, at least one server, a member for each, a passage and some time", maxRate)
	}
	return o, nil
}

// run is the program: it returns its exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	var missed []string
	if err == nil {
		missed, err = measure(ctx, o, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "load:", err)
		return exitError
	}
	for _, m := range missed {
		fmt.Fprintln(stdout, "MISSED:", m)
	}
	if len(missed) > 0 {
		return exitMissed
	}
	return exitOK
}
