package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/render/print/typst/assets"
	"github.com/matterc/matterc/render/print/typst/typsttest"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

// unpacked is a file of an archive as whoever unpacks it gets it.
type unpacked struct {
	data []byte
	mode os.FileMode
	date time.Time
}

// unpack reads an archive back and wants everything to be in one folder of its name.
func unpack(t *testing.T, name string, data []byte) map[string]unpacked {
	t.Helper()
	files := map[string]unpacked{}
	folder := strings.TrimSuffix(strings.TrimSuffix(name, ".zip"), ".tar.gz") + "/"
	add := func(name string, r io.Reader, mode os.FileMode, date time.Time) {
		inside, ok := strings.CutPrefix(name, folder)
		data, err := io.ReadAll(r)
		if _, twice := files[inside]; !ok || err != nil || twice {
			t.Fatalf("%s is not once in %s: %v", name, folder, err)
		}
		files[inside] = unpacked{data, mode, date}
	}
	if strings.HasSuffix(name, ".zip") {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if f.NonUTF8 || f.Flags&0x800 == 0 && strings.ContainsRune(f.Name, '开') {
				t.Errorf("the name %q is not marked as UTF-8", f.Name)
			}
			add(f.Name, r, f.Mode(), f.Modified)
		}
		return files
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if z.Name != "" || !z.ModTime.IsZero() {
		t.Errorf("the compression names %q of %v", z.Name, z.ModTime)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Uid != 0 || h.Gid != 0 || h.Uname+h.Gname != "" || !h.AccessTime.IsZero() || !h.ChangeTime.IsZero() {
			t.Errorf("%s belongs to somebody: %+v", h.Name, h)
		}
		add(h.Name, r, h.FileInfo().Mode(), h.ModTime)
	}
}

// TestRelease releases this system twice and reads the archive back: the same bytes, the sum of the list, a program that has its print
// engine, the licence of everything in it and a bill of all that.
func TestRelease(t *testing.T) {
	typsttest.Need(t)
	here := target{runtime.GOOS, runtime.GOARCH}
	if !slices.Contains(targets, here) {
		t.Skipf("%s is no target", here)
	}
	if info, err := os.Stat("../.git"); err != nil || !info.IsDir() { // Go knows no other work trees
		t.Skip("this is no clone, so Go names no commit in what it builds")
	}
	a, b := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(a, "matterc-v0-linux-amd64.zip"), nil, 0o666); err != nil { // of an earlier version
		t.Fatal(err)
	}
	for _, out := range []string{a, b} {
		if err := release("..", out, here.String()); err != nil {
			t.Fatal(err)
		}
	}
	name, data := onlyArchive(t, a)
	if _, again := onlyArchive(t, b); !bytes.Equal(data, again) {
		t.Error("the same commit gives other bytes")
	}
	checkArchive(t, here, name, data)

	program := filepath.Join(t.TempDir(), "matterc")
	if err := os.WriteFile(program, unpack(t, name, data)["matterc"].data, 0o755); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(program, "version", "--format", "json").Output()
	if err != nil || !bytes.Contains(said, []byte(assets.Engine.SHA256)) {
		t.Errorf("%v: the program says of itself\n%s", err, said)
	}
}

// onlyArchive returns the one archive of a folder, which the list of sums names with its sum.
func onlyArchive(t *testing.T, dir string) (name string, data []byte) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 || entries[0].Name() != sums {
		t.Fatalf("%v: the folder holds %v", err, entries)
	}
	name = entries[1].Name()
	if data, err = os.ReadFile(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(dir, sums))
	if want := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name); err != nil || string(list) != want {
		t.Errorf("%v: the list says %q, want %q", err, list, want)
	}
	return name, data
}

// TestReleased reads back the archives that make release has made, if MATTERC_RELEASE names their folder: one for each target.
func TestReleased(t *testing.T) {
	dir := os.Getenv("MATTERC_RELEASE")
	if dir == "" {
		t.Skip("MATTERC_RELEASE names no folder")
	}
	list, err := os.ReadFile(filepath.Join(dir, sums))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(list), "\n"), "\n")
	if len(lines) != len(targets) {
		t.Errorf("%d archives for %d targets", len(lines), len(targets))
	}
	for _, target := range targets {
		i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "-"+target.os+"-"+target.arch+".") })
		if i < 0 {
			t.Errorf("there is no archive for %s", target)
			continue
		}
		sum, name, _ := strings.Cut(lines[i], "  ")
		data, err := os.ReadFile(filepath.Join(dir, name))
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); err != nil || got != sum {
			t.Errorf("%s: %v, the sum is %s and not %s", name, err, got, sum)
			continue
		}
		checkArchive(t, target, name, data)
	}
}

// component is a part of a bill of materials as the test reads it.
type component struct {
	Name, Version, PURL string
	Hashes              []struct{ Alg, Content string }
	Licenses            []struct{ Expression string }
	Components          []component
}

// checkArchive reads an archive as whoever downloads it.
func checkArchive(t *testing.T, target target, name string, data []byte) {
	t.Helper()
	form := `^matterc-v[0-9][0-9a-z.+-]*-` + target.os + "-" + target.arch + `\.tar\.gz$`
	runs, call := "matterc", "./matterc"
	if target.os == "windows" {
		form, runs, call = strings.Replace(form, `tar\.gz`, "zip", 1), "matterc.exe", `.\matterc`
	}
	if !regexp.MustCompile(form).MatchString(name) {
		t.Errorf("the archive is called %s", name)
	}
	files := unpack(t, name, data)
	info, err := buildinfo.Read(bytes.NewReader(files[runs].data))
	if err != nil {
		t.Fatalf("%s: %v", runs, err)
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if settings["GOOS"] != target.os || settings["GOARCH"] != target.arch || settings["-trimpath"] != "true" || settings["CGO_ENABLED"] != "0" || settings["vcs.revision"] == "" {
		t.Errorf("%s: the program was made with %v", name, settings)
	}
	here, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{here, os.TempDir() + "/go-build", strings.TrimSpace(string(root))} {
		if bytes.Contains(files[runs].data, []byte(place+"/")) {
			t.Errorf("%s: the program names %s of this machine", name, place)
		}
	}
	for _, f := range assets.All() {
		if !bytes.Contains(files[runs].data, []byte("packed/"+f.SHA256)) {
			t.Errorf("%s: the program has no %s in it", name, f.Name)
		}
	}
	date, err := time.Parse(time.RFC3339, settings["vcs.time"])
	if err != nil {
		t.Error(err)
	}
	for file, f := range files {
		want := os.FileMode(0o644)
		if file == runs {
			want = 0o755
		}
		if f.mode != want || !f.date.Equal(date) {
			t.Errorf("%s: %s has the mode %v and the date %v, want %v and %v", name, file, f.mode, f.date, want, date)
		}
	}
	if welcome := string(files[startName].data); !strings.Contains(welcome, call+" init my-catalog") || strings.Contains(welcome, "«") ||
		(target.os == "windows") != strings.HasPrefix(welcome, "\ufeff") || (target.os == "windows") != strings.Contains(welcome, "\r\n") {
		t.Errorf("%s: %s says\n%s", name, startName, welcome)
	}

	// Every work in it has its licence.
	licensed := map[string]string{"std": "BSD"}
	for _, m := range info.Deps {
		licensed[m.Path] = ""
	}
	for work := range licensed {
		text := ""
		for file, f := range files {
			if path.Dir(file) == "licences/"+work {
				text += string(f.data)
			}
		}
		if len(text) < 500 || len(spdx(text)) == 0 {
			t.Errorf("%s: the licence of %s is %q", name, work, text)
		}
	}
	for file, phrases := range map[string][]string{
		"LICENSE": {"Apache License"}, "NOTICE": {"The matterc authors"},
		"licences/print-engine-and-fonts.txt":                                     {"Copyright The Typst Project Developers", "Apache License", "SIL OPEN FONT LICENSE", "Adobe"},
		"licences/github.com/klauspost/compress/zstd/internal/xxhash/LICENSE.txt": {"Caleb Spare"}, // of another author than its module
	} {
		for _, phrase := range phrases {
			if !bytes.Contains(files[file].data, []byte(phrase)) {
				t.Errorf("%s: %s does not say %s", name, file, phrase)
			}
		}
	}

	// The bill is in the form of CycloneDX, and has everything in it with its version, its sum and its licence.
	bill := files[billName].data
	var bom struct {
		BOMFormat, SpecVersion, SerialNumber string
		Metadata                             struct{ Component component }
		Components                           []component
	}
	if err := json.Unmarshal(bill, &bom); err != nil {
		t.Fatal(err)
	}
	validCycloneDX(t, bill)
	sum := sha256.Sum256(files[runs].data)
	if c := bom.Metadata.Component; len(c.Hashes) != 1 || c.Hashes[0].Content != hex.EncodeToString(sum[:]) || c.Version != info.Main.Version {
		t.Errorf("%s: the bill is of %+v", name, c)
	}
	var got, want []string
	for _, c := range bom.Components {
		got = append(got, c.Name+" "+c.Version)
		if len(c.Licenses) != 1 || c.Licenses[0].Expression == "" || len(c.Hashes) != 1 && c.Name != "std" {
			t.Errorf("%s: the bill says of %s %s %v under %v", name, c.Name, c.Version, c.Hashes, c.Licenses)
		}
		for _, f := range c.Components {
			got = append(got, "file "+f.Hashes[0].Content)
		}
	}
	want = append(want, "std "+strings.TrimPrefix(info.GoVersion, "go"))
	for _, m := range info.Deps {
		want = append(want, m.Path+" "+m.Version)
	}
	var lock struct {
		Packages map[string]struct {
			Version      string
			Dependencies map[string]string
		}
	}
	raw, err := os.ReadFile("../render/print/typst/assets/package-lock.json")
	if err != nil || json.Unmarshal(raw, &lock) != nil {
		t.Fatalf("%v: the lock file cannot be read", err)
	}
	for dependency, version := range lock.Packages[""].Dependencies {
		want = append(want, dependency+" "+version)
	}
	for _, f := range assets.All() {
		want = append(want, "file "+f.SHA256)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: in the bill are\n%q, want\n%q", name, got, want)
	}
}

// validCycloneDX compares a bill with the schema that its makers publish, which is beside the library that writes it.
func validCycloneDX(t *testing.T, bill []byte) {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	for name, file := range map[string]string{"bom-1.6.schema.json": "bom-1.6.schema.json", "spdx.schema.json": "spdx.schema.json", "jsf-0.82.schema.json": "jsf-0.82.schemax.json"} {
		schema, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "schema", file))
		if err == nil {
			err = c.AddResource("http://cyclonedx.org/schema/"+name, bytes.NewReader(schema))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile("http://cyclonedx.org/schema/bom-1.6.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(bill, &value); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("the bill is not in the form of CycloneDX: %#v", err)
	}
}

// TestArchives packs files for both kinds of systems, twice.
func TestArchives(t *testing.T) {
	date := time.Date(2026, 11, 1, 8, 0, 1, 0, time.UTC)
	files := map[string]file{"matterc": {[]byte("p"), true}, "开始使用.txt": {data: []byte("始")}, "licences/a/LICENSE": {data: []byte("l")}}
	for ending, pack := range map[string]func(string, map[string]file, time.Time) ([]byte, error){".zip": zipped, ".tar.gz": tarred} {
		data, err := pack("x", files, date)
		again, _ := pack("x", files, date)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: %v, or other bytes", ending, err)
		}
		got := unpack(t, "x"+ending, data)
		for name, f := range files {
			u := got[name]
			if !bytes.Equal(u.data, f.data) || int64(u.mode) != f.mode() || !u.date.Equal(date) {
				t.Errorf("%s: %s is %+v", ending, name, u)
			}
		}
		if len(got) != len(files) {
			t.Errorf("%s: %d files", ending, len(got))
		}
	}
}

// TestSPDX tells licences by what no other says.
func TestSPDX(t *testing.T) {
	for text, want := range map[string][]string{
		"Apache License\n   Version 2.0, January 2004":                                                                                       {"Apache-2.0"},
		"Permission is hereby granted, free of charge, to any person\nobtaining a copy":                                                      {"MIT"},
		"Redistribution and use in source and binary forms, with":                                                                            {"BSD-2-Clause"},
		"Redistribution and use in source and binary forms. used to endorse or promote products derived from this software without specific": {"BSD-3-Clause"},
		"All rights reserved.": nil,
	} {
		if got := spdx(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestChoose wants the names of targets to be known.
func TestChoose(t *testing.T) {
	for only, want := range map[string]int{"": len(targets), "linux/loong64": 1, "windows/arm64,darwin/arm64": 2, "plan9/386": 0} {
		if got, err := choose(only); len(got) != want || (err != nil) != (want == 0) {
			t.Errorf("%q: %v, %v", only, got, err)
		}
	}
}
