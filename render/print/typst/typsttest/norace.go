//go:build !race

package typsttest

// RaceDetector reports whether the tests run under it, which makes the engine many times slower to compile.
const RaceDetector = false
