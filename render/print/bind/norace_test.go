//go:build !race

package bind_test

const raceDetector = false
