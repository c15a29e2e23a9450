package verify

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
)

// ErrNoPaper says that a file is of none of the kinds that a build writes.
var ErrNoPaper = errors.New("this is no file of a kind that a build writes")

// Read returns what a file says of itself, whichever of the files of a build it is: a PDF its imprint; a web page, a page in Markdown and
// a Word document their stamp and which document they are; a workbook its stamp; JSON its edition, and whose it is. A workbook and
// what is of the whole catalog name no document: they are of all. A file that says two things says nothing. Pictures and README.md
// say nothing of themselves.
func Read(data []byte) (Imprint, error) {
	begin := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.Contains(begin, []byte("%PDF-")):
		return ReadImprint(data)
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")):
		return readOffice(data)
	case bytes.HasPrefix(begin, []byte("{")):
		return readJSON(data)
	case bytes.HasPrefix(begin, []byte("<!DOCTYPE html>")):
		return readPage(data, htmlFooter, htmlPath)
	case bytes.HasPrefix(begin, []byte("# ")):
		return readPage(data, markdownFooter, markdownPath)
	}
	return Imprint{}, ErrNoPaper
}

// Where a page says of which edition it is, and which document: as packages html and markdown write it, at the end of what is said.
var (
	htmlFooter     = regexp.MustCompile(`<footer>([^<]*)</footer>`)
	htmlPath       = regexp.MustCompile(`<meta name="dcterms\.identifier" content="([^"]*)">`)
	markdownFooter = regexp.MustCompile(`(?m)^(.*)\n\n<!-- `)
	markdownPath   = regexp.MustCompile(`(?m)^<!-- (\S+) -->$`)
)

// readPage reads a page. What the catalog says stands before its foot, and after its head.
func readPage(data []byte, footer, identifier *regexp.Regexp) (Imprint, error) {
	feet, paths := footer.FindAllSubmatch(data, -1), identifier.FindAllSubmatch(data, -1)
	if len(feet) == 0 || len(paths) == 0 {
		return Imprint{}, ErrNoImprint
	}
	of := paths[0][1]
	if identifier == markdownPath {
		of = paths[len(paths)-1][1]
	}
	return stamped([]string{string(feet[len(feet)-1][1])}, string(of))
}

// stamped returns what stamps say that are all one, of the document with a path; of no path, of all.
func stamped(stamps []string, path string) (Imprint, error) {
	if len(stamps) == 0 {
		return Imprint{}, ErrNoImprint
	}
	var m Imprint
	for i, s := range stamps {
		if !stampLine.MatchString(s) {
			return Imprint{}, ErrNoImprint
		}
		said, err := ReadStamp(s)
		if err != nil {
			return Imprint{}, ErrBrokenImprint
		}
		if i > 0 && (said.Edition != m.Edition || said.Commit != m.Commit || said.Digest != m.Digest) {
			return Imprint{}, ErrTwoImprints
		}
		m = said
	}
	if path != "" {
		if !documentPath.MatchString(path) {
			return Imprint{}, ErrBrokenImprint
		}
		m.Documents = []string{path}
	}
	return m, nil
}

// The limits of what is read of a stranger's document or workbook.
const (
	maxParts = 10_000
	maxPart  = 256 << 20
)

// readOffice reads a Word document or a workbook: the feet of its pages, and which document it says it is.
func readOffice(data []byte) (Imprint, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > maxParts {
		return Imprint{}, ErrNoPaper
	}
	var stamps []string
	of := ""
	for _, f := range z.File {
		foot := ""
		switch {
		case strings.HasPrefix(f.Name, "word/footer"):
			foot = "ftr"
		case strings.HasPrefix(f.Name, "xl/worksheets/sheet"):
			foot = "oddFooter"
		case f.Name != "docProps/core.xml":
			continue
		}
		r, err := f.Open()
		if err != nil {
			return Imprint{}, ErrBrokenImprint
		}
		text, err := texts(io.LimitReader(r, maxPart))
		r.Close()
		if err != nil {
			return Imprint{}, ErrBrokenImprint
		}
		if foot == "" {
			of = text["identifier"]
		} else if text[foot] != "" {
			stamps = append(stamps, text[foot])
		}
	}
	return stamped(stamps, of)
}

// texts returns the text in the elements of XML by their local names, with that of the elements inside them; of equal ones, one after
// the other.
func texts(r io.Reader) (map[string]string, error) {
	all, open := map[string]*strings.Builder{}, []string{}
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if err == io.EOF {
			text := make(map[string]string, len(all))
			for name, b := range all {
				text[name] = b.String()
			}
			return text, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if open = append(open, t.Name.Local); all[t.Name.Local] == nil {
				all[t.Name.Local] = &strings.Builder{}
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for i, name := range open {
				if name != "sheetData" && !slices.Contains(open[:i], name) && !slices.Contains(open, "sheetData") {
					all[name].Write(t)
				}
			}
		}
	}
}

// readJSON reads a file of JSON: its edition, and whose it is.
func readJSON(data []byte) (Imprint, error) {
	var file struct {
		Edition struct{ AsOf, Commit, Digest string }

		Matter, Procedure struct{ ID string }
	}
	if json.Unmarshal(data, &file) != nil {
		return Imprint{}, ErrNoPaper
	}
	e := file.Edition
	if e.Digest == "" {
		return Imprint{}, ErrNoImprint
	}
	day, err := schema.ParseDate(e.AsOf)
	if err != nil || !digestForm.MatchString(e.Digest) || e.Commit != "" && !commitForm.MatchString(e.Commit) {
		return Imprint{}, ErrBrokenImprint
	}
	m := Imprint{Edition: day, Commit: e.Commit, Digest: e.Digest}
	switch {
	case file.Matter.ID != "":
		m.Documents = []string{page.PathOf(page.GuidePage, file.Matter.ID)}
	case file.Procedure.ID != "":
		m.Documents = []string{page.PathOf(page.ProcedurePage, file.Procedure.ID)}
	}
	if m.Documents != nil && !documentPath.MatchString(m.Documents[0]) {
		return Imprint{}, ErrBrokenImprint
	}
	return m, nil
}
