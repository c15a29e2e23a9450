// Package viewtest opens what is printed as its readers do, with the programs of others, and has it judged. PDF is opened by poppler, qpdf
// and zbar, a Word document by LibreOffice and a web page by chromium; axe-core and the Nu Html Checker (checkers), and xmllint with the
// schemas of ECMA-376, judge them. Only tests import it.
package viewtest

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/print/typst/assets"
)

// packages say where programs come from, by their names in Debian; what is not listed here no test may run.
var packages = map[string]string{
	"pdffonts": "poppler-utils", "pdfinfo": "poppler-utils", "pdftoppm": "poppler-utils", "pdftotext": "poppler-utils",
	"chromium": "chromium",
	"java":     "default-jre-headless",
	"lowriter": "libreoffice-writer",
	"qpdf":     "qpdf",
	"xmllint":  "libxml2-utils",
	"zbarimg":  "zbar-tools",
}

// Need skips a test where a program is missing. CI must have all of them.
func Need(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if packages[p] == "" {
			t.Fatalf("viewtest does not know %s", p)
		}
		if _, err := exec.LookPath(p); err != nil {
			absent(t, fmt.Sprintf("%s is missing: install %s", p, packages[p]))
		}
	}
}

// absent skips a test, and fails it in CI.
func absent(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// Run runs a program, which must succeed, and returns what it prints. It skips the test like Need.
func Run(t testing.TB, program string, arguments ...string) string {
	t.Helper()
	return run(t, nil, program, arguments...)
}

func run(t testing.TB, environment []string, program string, arguments ...string) string {
	t.Helper()
	Need(t, program)
	cmd := exec.Command(program, arguments...)
	cmd.Env = append(os.Environ(), environment...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %.2000q: %v\n%.2000s%.2000s", program, arguments, err, out, &stderr)
	}
	return string(out)
}

// PDF writes a document to a file, for Run.
func PDF(t testing.TB, data []byte) (name string) {
	t.Helper()
	name = filepath.Join(t.TempDir(), "document.pdf")
	write(t, name, data)
	return name
}

// write writes a file.
func write(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// fonts puts the fonts of the print engine into a folder and returns what a program's environment must have to see them and no others. It
// skips the test like Need, where the engine is missing.
func fonts(t testing.TB, dir string) (environment string) {
	t.Helper()
	if !assets.Present() {
		absent(t, assets.ErrMissing.Error())
	}
	place := func(names ...string) string { return filepath.Join(append([]string{dir}, names...)...) }
	if err := os.Mkdir(place("fonts"), 0o777); err != nil {
		t.Fatal(err)
	}
	for i, f := range assets.Fonts {
		data, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		write(t, place("fonts", fmt.Sprintf("%d.ttf", i)), data)
	}
	write(t, place("fonts.conf"), fmt.Appendf(nil, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>`,
		html.EscapeString(place("fonts")), html.EscapeString(place("cache"))))
	return "FONTCONFIG_FILE=" + place("fonts.conf")
}

// Convert lets LibreOffice open Word documents and write each in another format, as its option --convert-to names it. What is in
// the documents is set in the fonts of the print engine, whatever fonts the machine has: how long a text becomes and where its pages
// end is then the same everywhere.
func Convert(t testing.TB, format string, documents ...[]byte) (converted [][]byte) {
	t.Helper()
	Need(t, "lowriter")
	dir := t.TempDir()
	place := func(names ...string) string { return filepath.Join(append([]string{dir}, names...)...) }
	environment := fonts(t, dir)
	arguments := []string{"-env:UserInstallation=file://" + place("profile"), "--headless", "--convert-to", format, "--outdir", place("out")}
	for i, d := range documents {
		name := place(fmt.Sprintf("%d.docx", i))
		write(t, name, d)
		arguments = append(arguments, name)
	}
	said := run(t, []string{environment}, "lowriter", arguments...)
	extension, _, _ := strings.Cut(format, ":")
	for i := range documents {
		data, err := os.ReadFile(place("out", fmt.Sprintf("%d.%s", i, extension)))
		if err != nil {
			t.Fatalf("LibreOffice could not read document %d: %v\n%.2000s", i, err, said)
		}
		converted = append(converted, data)
	}
	return converted
}
