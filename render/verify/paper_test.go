package verify

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

// office is a document or a workbook as far as Read looks at one: parts by turns with their names.
func office(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestRead reads what files of every kind say of themselves, and what somebody has made of them.
func TestRead(t *testing.T) {
	const stamp, other = "版本 2026-11-01 · 提交 3f1c02ab9d · 摘要 0f3a9c2e71", "版本 2026-11-01 · 摘要 00000000ff"
	digest := strings.Repeat("0f", 32)
	html := func(id, foot string) []byte {
		return []byte("<!DOCTYPE html>\n<html><head>\n" + `<meta name="dcterms.identifier" content="` + id + `">` + "</head><body><p>" + other + "</p><footer>" + foot + "</footer></body></html>")
	}
	for name, c := range map[string]struct {
		data      []byte
		documents []string
		digest    string
		err       error
	}{
		"a web page":               {html("guides/a", stamp), []string{"guides/a"}, "0f3a9c2e71", nil},
		"of no document":           {html("", stamp), nil, "0f3a9c2e71", nil},
		"of another path":          {html("../a", stamp), nil, "", ErrBrokenImprint},
		"a foot without a stamp":   {html("guides/a", "版本"), nil, "", ErrNoImprint},
		"somebody's page":          {[]byte("<!DOCTYPE html><p>" + stamp), nil, "", ErrNoImprint},
		"Markdown":                 {[]byte("# 甲\n\n" + other + "\n\n<!-- guides/b -->\n\n---\n\n" + stamp + "\n\n<!-- guides/a.brief -->\n"), []string{"guides/a.brief"}, "0f3a9c2e71", nil},
		"somebody's Markdown":      {[]byte("# 甲\n\n" + stamp + "\n"), nil, "", ErrNoImprint},
		"Word":                     {office(t, "docProps/core.xml", "<p><identifier>notices/a</identifier></p>", "word/footer1.xml", "<ftr><t>"+stamp+"</t><t>第 1 页</t></ftr>"), []string{"notices/a"}, "0f3a9c2e71", nil},
		"a workbook":               {office(t, "xl/worksheets/sheet1.xml", "<w><sheetData><v>"+other+"</v></sheetData><headerFooter><oddFooter>&amp;L"+stamp+"&amp;C第</oddFooter></headerFooter></w>"), nil, "0f3a9c2e71", nil},
		"a workbook of two":        {office(t, "xl/worksheets/sheet1.xml", "<oddFooter>"+stamp+"</oddFooter>", "xl/worksheets/sheet2.xml", "<oddFooter>"+other+"</oddFooter>"), nil, "", ErrTwoImprints},
		"a broken workbook":        {office(t, "xl/worksheets/sheet1.xml", "<oddFooter>"+stamp), nil, "", ErrBrokenImprint},
		"another archive":          {office(t, "a", "b"), nil, "", ErrNoImprint},
		"the beginning of one":     {[]byte("PK\x03\x04"), nil, "", ErrNoPaper},
		"a matter in JSON":         {[]byte(`{"edition": {"asOf": "2026-11-01", "digest": "` + digest + `"}, "matter": {"id": "a"}}`), []string{"guides/a"}, digest, nil},
		"a procedure in JSON":      {[]byte(`{"edition": {"asOf": "2026-11-01", "digest": "` + digest + `"}, "procedure": {"id": "a"}}`), []string{"procedures/a"}, digest, nil},
		"the catalog in JSON":      {[]byte(` {"edition": {"asOf": "2026-11-01", "digest": "` + digest + `"}, "matters": [{"id": "a"}]}`), nil, digest, nil},
		"JSON of no digest":        {[]byte(`{"edition": {"asOf": "2026-11-01", "digest": "12"}}`), nil, "", ErrBrokenImprint},
		"JSON of no day":           {[]byte(`{"edition": {"asOf": "2026-13-01", "digest": "` + digest + `"}}`), nil, "", ErrBrokenImprint},
		"JSON of an id that is no": {[]byte(`{"edition": {"asOf": "2026-11-01", "digest": "` + digest + `"}, "matter": {"id": "../a"}}`), nil, "", ErrBrokenImprint},
		"other JSON":               {[]byte(`{"a": 1}`), nil, "", ErrNoImprint},
		"half of JSON":             {[]byte(`{"a": `), nil, "", ErrNoPaper},
		"a text":                   {[]byte(stamp), nil, "", ErrNoPaper},
		"nothing":                  {nil, nil, "", ErrNoPaper},
	} {
		m, err := Read(c.data)
		if !errors.Is(err, c.err) || m.Digest != c.digest || !slices.Equal(m.Documents, c.documents) {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
}

// FuzzRead wants no file to crash it, and what it reads to be written and read as an imprint or a stamp.
func FuzzRead(f *testing.F) {
	f.Add([]byte("# 甲\n\n版本 2026-11-01 · 摘要 0f3a9c2e71\n\n<!-- guides/a -->\n"))
	f.Add([]byte(`<!DOCTYPE html><meta name="dcterms.identifier" content="guides/a"><footer>版本 2026-11-01 · 摘要 0f3a9c2e71</footer>`))
	f.Add([]byte(`{"edition": {"asOf": "2026-11-01", "digest": "12"}, "matter": {"id": "a"}}`))
	f.Add(office(f, "docProps/core.xml", "<identifier>notices/a</identifier>", "word/footer1.xml", "<ftr>版本 2026-11-01 · 摘要 0f3a9c2e71</ftr>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(data)
		if err != nil {
			return
		}
		for _, d := range m.Documents {
			if !documentPath.MatchString(d) {
				t.Errorf("it is of the document %q", d)
			}
		}
		if m.Edition.IsZero() || len(m.Digest) < LeastDigest {
			t.Errorf("it is of %+v", m)
		}
	})
}
