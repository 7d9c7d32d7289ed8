package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// The size of a plot, in characters.
const plotWidth, plotHeight = 60, 6

// plot draws a figure over time: the highest value of each column.
func plot(out io.Writer, title string, samples []sample, of func(sample) float64) {
	columns := columnsOf(samples, of)
	if len(columns) == 0 {
		return
	}
	top := max(slices.Max(columns), 1)
	fmt.Fprintf(out, "  %s, from 0 to %.0f, over %v\n", title, top, samples[len(samples)-1].at.Round(sampleEvery))
	for level := plotHeight; level > 0; level-- {
		var line strings.Builder
		for _, v := range columns {
			line.WriteString(block(v/top*plotHeight - float64(level-1)))
		}
		fmt.Fprintf(out, "    │%s\n", line.String())
	}
	fmt.Fprintf(out, "    └%s\n", strings.Repeat("─", len(columns)))
}

// block fills a cell from below by a share of it.
func block(share float64) string {
	const blocks = " ▁▂▃▄▅▆▇█"
	return string([]rune(blocks)[int(min(max(share, 0), 1)*8)])
}

// columnsOf is the highest value of each column of a plot.
func columnsOf(samples []sample, of func(sample) float64) []float64 {
	columns := make([]float64, min(plotWidth, len(samples)))
	for i, s := range samples {
		c := i * len(columns) / len(samples)
		columns[c] = max(columns[c], of(s))
	}
	return columns
}
