//go:build unix

package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
)

// BenchmarkCheck compares `matterc check` with `cue vet -c ./...` on the same synthetic catalog: both as processes of
// their own, from nothing, in one run. It reports wall time, processor time and peak memory of both and how many times
// more cue vet takes; on a busy machine processor time is the one to trust. cue vet looks at every department folder on
// its own, as a user of plain CUE with such a catalog would let it; since it takes long, it runs once. Nothing depends
// on the numbers: they are printed, not judged.
func BenchmarkCheck(b *testing.B) {
	bin := b.TempDir()
	matterc, cue := filepath.Join(bin, "matterc"), filepath.Join(bin, "cue")
	for exe, pkg := range map[string]string{matterc: "github.com/matterc/matterc/cmd/matterc", cue: "cuelang.org/go/cmd/cue"} {
		if out, err := exec.Command("go", "build", "-trimpath", "-o", exe, pkg).CombinedOutput(); err != nil {
			b.Fatalf("go build %s: %v\n%s", pkg, err, out)
		}
	}
	for _, n := range []int{400, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := synthDir(b, n, 1)
			var checks []cost
			for b.Loop() {
				checks = append(checks, run(b, dir, matterc, "check", "."))
			}
			b.StopTimer()
			check, vet := median(checks), run(b, dir, cue, "vet", "-c", "./...")

			b.ReportMetric(check.wall.Seconds(), "s/check")
			b.ReportMetric(vet.wall.Seconds(), "s/vet")
			b.ReportMetric(check.cpu.Seconds(), "cpu-s/check")
			b.ReportMetric(vet.cpu.Seconds(), "cpu-s/vet")
			b.ReportMetric(check.memory, "MB/check")
			b.ReportMetric(vet.memory, "MB/vet")
			b.ReportMetric(vet.wall.Seconds()/check.wall.Seconds(), "times-faster")
			b.ReportMetric(vet.memory/check.memory, "times-smaller")
			fmt.Printf("%d matters: matterc check %v (median of %d); cue vet -c ./... %v: %.1f times the time, %.1f times the processor time, %.1f times the memory\n",
				n, check, len(checks), vet, vet.wall.Seconds()/check.wall.Seconds(), vet.cpu.Seconds()/check.cpu.Seconds(), vet.memory/check.memory)
		})
	}
}

// BenchmarkComing compares `matterc check` of a catalog on which something changes on ten coming days with that of the edition's day alone,
// in one run: how much a coming day costs beside the whole of reading and judging a catalog.
func BenchmarkComing(b *testing.B) {
	matterc := filepath.Join(b.TempDir(), "matterc")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", matterc, "github.com/matterc/matterc/cmd/matterc").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	for _, n := range []int{400, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			const days = 10
			dir, changes := synthDir(b, n, 1), ""
			for day := range days {
				changes += fmt.Sprintf("%q: articles: \"第一条\": \"%d\"\n", fmt.Sprintf("2099-01-%02d", day+1), day)
			}
			source := fmt.Sprintf("package catalog\n\nlaw: \"常改法\": #Law & {title: \"常改法\", rank: \"法律\", effective: from: \"2000-01-01\", articles: \"第一条\": \"初\", changes: {\n%s}}\n", changes)
			if err := os.WriteFile(filepath.Join(dir, "coming.cue"), []byte(source), 0o666); err != nil {
				b.Fatal(err)
			}
			var with, without []cost
			for b.Loop() {
				with = append(with, run(b, dir, matterc, "check", "--until", "2099-12-31", "."))
				without = append(without, run(b, dir, matterc, "check", "--until", "2000-01-01", "."))
			}
			b.StopTimer()
			more, one := median(with), median(without)
			b.ReportMetric((more.cpu.Seconds()/one.cpu.Seconds()-1)/days, "of-a-check/day")
			fmt.Printf("%d matters: with %d coming days %v; without %v (medians of %d): a coming day takes %.2f of a check\n",
				n, days, more, one, len(with), (more.cpu.Seconds()/one.cpu.Seconds()-1)/days)
		})
	}
}

// cost is what one process took.
type cost struct {
	wall, cpu time.Duration
	memory    float64 // peak resident set in MB
}

// String writes the cost for people.
func (c cost) String() string {
	return fmt.Sprintf("%.2f s, %.2f s of processor, %.0f MB", c.wall.Seconds(), c.cpu.Seconds(), c.memory)
}

// run runs a command in dir, which must succeed, and returns what it took.
func run(b *testing.B, dir, exe string, args ...string) cost {
	b.Helper()
	cmd := exec.Command(exe, args...)
	cmd.Dir = dir
	start := time.Now()
	out, err := cmd.CombinedOutput()
	wall := time.Since(start)
	if err != nil {
		b.Fatalf("%s %v: %v\n%.2000s", filepath.Base(exe), args, err, out)
	}
	unit := 1024.0 // Linux and the BSDs count kilobytes
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	p := cmd.ProcessState
	return cost{wall, p.UserTime() + p.SystemTime(), float64(p.SysUsage().(*syscall.Rusage).Maxrss) * unit / 1e6}
}

// median returns the run of middle length.
func median(costs []cost) cost {
	slices.SortFunc(costs, func(a, b cost) int { return int(a.wall - b.wall) })
	return costs[len(costs)/2]
}
