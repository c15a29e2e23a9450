//go:build race

package typst

const raceDetector = true
