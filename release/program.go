package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"time"
)

// program is matterc for one target.
type program struct {
	target
	data     []byte
	info     *debug.BuildInfo // what it says of itself
	packages []listed         // that it is made of
}

// listed is a package as go list -json writes it.
type listed struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// setting returns a setting of the build, "" if it has none.
func (p program) setting(key string) string {
	for _, s := range p.info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

// date is when the commit was made.
func (p program) date() (time.Time, error) {
	date, err := time.Parse(time.RFC3339, p.setting("vcs.time"))
	if err != nil {
		return date, errors.New("the program names no commit: release a clone of the repository")
	}
	return date.UTC(), nil
}

// compile makes the program of a module for a target: of the files alone, whatever the machine has set.
func compile(module string, t target) (p program, err error) {
	p.target = t
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return p, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "matterc")
	if _, err := p.run(module, "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w", "-o", name, "./cmd/matterc"); err != nil {
		return p, err
	}
	if p.data, err = os.ReadFile(name); err != nil {
		return p, err
	}
	if p.info, err = buildinfo.Read(bytes.NewReader(p.data)); err != nil {
		return p, err
	}
	list, err := p.run(module, "list", "-deps", "-json=Dir,Standard,Module", "./cmd/matterc")
	if err != nil {
		return p, err
	}
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var l listed
		switch err := d.Decode(&l); {
		case err == io.EOF:
			return p, nil
		case err != nil:
			return p, err
		}
		p.packages = append(p.packages, l)
	}
}

// run runs go for the target.
func (p program) run(module string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = module
	cmd.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0", "GOFLAGS=", "GOEXPERIMENT=", "GOFIPS140=off", "GOAMD64=v1", "GOARM64=v8.0")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, said.Bytes())
	}
	return out, nil
}
