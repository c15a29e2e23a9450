// Package viewtest opens what is printed as its readers do, with the programs of others: poppler, qpdf and zbar for PDF, LibreOffice
// for Word documents. Only tests import it.
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
	"qpdf":     "qpdf",
	"lowriter": "libreoffice-writer",
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
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// Convert lets LibreOffice open Word documents and write each in another format, as its option --convert-to names it. What is in
// the documents is set in the fonts of the print engine, whatever fonts the machine has: how long a text becomes and where its pages
// end is then the same everywhere.
func Convert(t testing.TB, format string, documents ...[]byte) (converted [][]byte) {
	t.Helper()
	Need(t, "lowriter")
	if !assets.Present() {
		absent(t, assets.ErrMissing.Error())
	}
	dir := t.TempDir()
	place := func(names ...string) string { return filepath.Join(append([]string{dir}, names...)...) }
	write := func(name string, data []byte) {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(place("fonts"), 0o777); err != nil {
		t.Fatal(err)
	}
	for i, f := range assets.Fonts {
		data, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		write(place("fonts", fmt.Sprintf("%d.ttf", i)), data)
	}
	write(place("fonts.conf"), fmt.Appendf(nil, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>`,
		html.EscapeString(place("fonts")), html.EscapeString(place("cache"))))

	arguments := []string{"-env:UserInstallation=file://" + place("profile"), "--headless", "--convert-to", format, "--outdir", place("out")}
	for i, d := range documents {
		name := place(fmt.Sprintf("%d.docx", i))
		write(name, d)
		arguments = append(arguments, name)
	}
	said := run(t, []string{"FONTCONFIG_FILE=" + place("fonts.conf")}, "lowriter", arguments...)
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
