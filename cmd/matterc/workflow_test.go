package main

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestWorkflows wants what the workflows and the image run to be there: the targets of the Makefile and the tests that they name.
func TestWorkflows(t *testing.T) {
	root := os.DirFS("../..")
	read := func(name string) string {
		t.Helper()
		data, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var targets []string
	for _, m := range regexp.MustCompile(`(?m)^([a-z0-9][a-z0-9 -]*):(?:[^=]|$)`).FindAllStringSubmatch(read("Makefile"), -1) {
		targets = append(targets, strings.Fields(m[1])...)
	}
	workflows, err := fs.Glob(root, ".github/workflows/*.yml")
	if err != nil || len(workflows) != 3 {
		t.Fatalf("workflows %v, %v", workflows, err)
	}
	commands, tests := 0, 0
	for _, name := range append(workflows, "Dockerfile") {
		text := read(name)
		for _, m := range regexp.MustCompile(`(?mi)^ *(?:- )?run:? make (.*)$`).FindAllStringSubmatch(text, -1) {
			for _, target := range strings.Fields(m[1]) {
				commands++
				if !strings.ContainsAny(target, "${}") && target != "matrix.part" && !slices.Contains(targets, target) {
					t.Errorf("%s runs make %s, which the Makefile does not have", name, target)
				}
			}
		}
		for _, m := range regexp.MustCompile(`-run '\^(\w+)\$' \./(\w+)`).FindAllStringSubmatch(text, -1) {
			tests++
			if !strings.Contains(read(m[2]+"/"+m[2]+"_test.go"), "\nfunc "+m[1]+"(t *testing.T) {") {
				t.Errorf("%s runs the test %s of %s, which is not there", name, m[1], m[2])
			}
		}
	}
	if commands < 6 || tests == 0 {
		t.Errorf("%d commands and %d tests were found", commands, tests)
	}

	// An image writes to a folder in a volume, never to the volume itself, which nothing can take the place of.
	image := read("Dockerfile")
	volume := regexp.MustCompile(`(?m)^VOLUME (.+)$`).FindStringSubmatch(image)
	if volume == nil || !strings.Contains(image, `"--out", "`+volume[1]+"/") {
		t.Errorf("the image mounts %q and does not write to a folder in it", volume)
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(read("go.mod"))
	if version == nil || !strings.Contains(image, "FROM golang:"+version[1]+" ") {
		t.Errorf("the image is not built with Go %q", version)
	}
}
