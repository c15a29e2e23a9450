package render

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// TestExample wants every page, sheet and record of a catalog that is an example to say so, and nothing of any other to say it.
func TestExample(t *testing.T) {
	for _, example := range []bool{true, false} {
		cat, found, err := schema.Load(rendertest.FS(t, rendertest.Small), schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		cat.Edition.Example = example
		p, _ := validate.Run(cat, found, validate.Options{})
		said := func(what, in string) {
			t.Helper()
			if strings.Contains(rendertest.Words(in), rendertest.Words(verify.Example().ZH)) != example {
				t.Errorf("example is %v, but %s says otherwise", example, what)
			}
		}
		jobs := 0
		printer := &book.Printer{Paper: print.A4, AtOnce: 1, Set: func(job typst.Job) ([]byte, error) {
			if !strings.Contains(string(job.Files[print.DataFile]), `"stamp":`) {
				t.Errorf("%s is set without a stamp", job.Main)
			}
			said(job.Main, string(job.Files[print.DataFile]))
			jobs++
			return rendertest.SetNothing(job)
		}}
		var names []string
		for _, f := range Formats() {
			files, err := f.Files(p, Options{Printer: printer})
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				switch path.Ext(file.Path) {
				case ".html", ".md", ".docx":
					s, _ := readable(t, file)
					said(file.Path, s)
				case ".json":
					if !strings.HasPrefix(file.Path, "json/schema/") && bytes.Contains(file.Data, []byte(`"example": true`)) != example {
						t.Errorf("example is %v, but %s says otherwise", example, file.Path)
					}
				case ".xlsx":
					sheets := 0
					for name, data := range unpacked(t, file) {
						if strings.HasPrefix(name, "xl/worksheets/sheet") {
							said(file.Path+" "+name, string(data))
							sheets++
						}
					}
					if sheets == 0 {
						t.Errorf("%s has no sheets", file.Path)
					}
				case ".pdf", ".svg":
				default:
					t.Errorf("nothing is known of %s", file.Path)
				}
				names = append(names, path.Ext(file.Path))
			}
		}
		if jobs < 5 || len(names) < 40 {
			t.Errorf("%d jobs and %d files", jobs, len(names))
		}
		manifest := ""
		files, err := Files(p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f.Path == "manifest.json" {
				manifest = string(f.Data)
			}
		}
		if strings.Contains(manifest, `"example": true`) != example {
			t.Errorf("example is %v, but the manifest says otherwise", example)
		}
	}
}

// unpacked returns the files in a workbook or a Word document, by name.
func unpacked(t *testing.T, f output.File) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	z, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range z.File {
		r, err := x.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[x.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
