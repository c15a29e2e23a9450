//go:build race

package schema

// underRace makes the comparison with CUE short: the race detector slows CUE tenfold and finds nothing in comparing.
const underRace = true
