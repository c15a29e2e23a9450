package verify

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

func testImprint() Imprint {
	return Imprint{
		Edition: schema.DateOf(2026, 11, 1), Commit: strings.Repeat("01234567", 5), Digest: strings.Repeat("0123456789abcdef", 4),
		Documents: []string{"guides/food-licence", "guides/food-licence.brief", "notices/company-startup", "index"},
	}
}

// packets is a PDF, as far as ReadImprint looks at one, with packets of these inner texts.
func packets(inner ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for _, s := range inner {
		b.WriteString("17 0 obj stream\n<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" + s + "<?xpacket end=\"r\"?>\nendstream\n")
	}
	return b.Bytes()
}

// description is the inside of a packet.
func description(attributes, inner string) string {
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:p="http://ns.adobe.com/pdf/1.3/" ` +
		attributes + `>` + inner + `</rdf:Description></rdf:RDF></x:xmpmeta>`
}

// marked is a description with keywords.
func marked(keywords string) string {
	return description("", "<dc:title xmlns:dc=\"x\">标题</dc:title><pdf:Keywords>"+keywords+"</pdf:Keywords><pdf:PDFVersion>1.7</pdf:PDFVersion>")
}

func TestReadImprint(t *testing.T) {
	m := testImprint()
	words := strings.Join(m.Keywords(), ", ")
	plain := Imprint{Edition: m.Edition, Digest: m.Digest}
	for _, c := range []struct {
		name string
		pdf  []byte
		want Imprint
		err  error
	}{
		{"element", packets(marked(words)), m, nil},
		{"attribute", packets(description(`pdf:Keywords="`+words+`"`, "")), m, nil},
		{"another prefix", packets(description("", "<p:Keywords>"+words+"</p:Keywords>")), m, nil},
		{"escaped", packets(marked(strings.ReplaceAll(words, "-", "&#45;"))), m, nil},
		{"after another program's", packets(marked("a, b"), "<a></b>", marked(words)), m, nil},
		{"twice the same", packets(marked(words), marked(words)), m, nil},
		{"without commit and documents", packets(marked(strings.Join(plain.Keywords(), ", "))), plain, nil},
		{"no PDF", []byte("<?xpacket begin=''?>" + marked(words) + "<?xpacket end='r'?>"), Imprint{}, ErrNoPDF},
		{"empty", nil, Imprint{}, ErrNoPDF},
		{"no packet", []byte("%PDF-1.7\n"), Imprint{}, ErrNoImprint},
		{"packet without end", []byte("%PDF-1.7\n<?xpacket begin=''?>" + marked(words)), Imprint{}, ErrNoImprint},
		{"other keywords", packets(marked("a, b")), Imprint{}, ErrNoImprint},
		{"not first", packets(marked("a, " + words)), Imprint{}, ErrNoImprint},
		{"no XML", packets("<pdf:Keywords>" + words), Imprint{}, ErrNoImprint},
		{"two that differ", packets(marked(words), marked(strings.Join(plain.Keywords(), ", "))), Imprint{}, ErrTwoImprints},
		{"no digest", packets(marked("matterc, edition=2026-11-01")), Imprint{}, ErrBrokenImprint},
		{"no edition", packets(marked("matterc, digest=" + m.Digest)), Imprint{}, ErrBrokenImprint},
		{"no day", packets(marked(strings.Replace(words, "2026-11-01", "2026-02-30", 1))), Imprint{}, ErrBrokenImprint},
		{"said twice", packets(marked(words + ", edition=2026-11-02")), Imprint{}, ErrBrokenImprint},
		{"unknown word", packets(marked(words + ", colour=red")), Imprint{}, ErrBrokenImprint},
		{"path outside", packets(marked(words + ", document=../x")), Imprint{}, ErrBrokenImprint},
		{"escape sequence", packets(marked(words + ", document=guides/\u009b31m")), Imprint{}, ErrBrokenImprint},
		{"too large", packets(marked(words + strings.Repeat(", document=guides/x", maxPacket/19+1))), Imprint{}, ErrNoImprint},
	} {
		got, err := ReadImprint(c.pdf)
		if !reflect.DeepEqual(got, c.want) || !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
}

// TestReadImprintFiles reads files as the print engine writes them, as they are and as qpdf rewrites them.
func TestReadImprintFiles(t *testing.T) {
	for _, name := range []string{"typst.pdf", "linearized.pdf", "object-streams.pdf"} {
		pdf, err := os.ReadFile("testdata/imprint/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ReadImprint(pdf); err != nil || !reflect.DeepEqual(got, testImprint()) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func FuzzReadImprint(f *testing.F) {
	f.Add(packets(marked(strings.Join(testImprint().Keywords(), ", "))))
	f.Add(packets(description(`pdf:Keywords="matterc"`, ""), "<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		m, err := ReadImprint(pdf)
		if err != nil {
			return
		}
		back, err := ReadImprint(packets(marked(strings.Join(m.Keywords(), ", "))))
		if err != nil || !reflect.DeepEqual(back, m) {
			t.Errorf("%+v comes back as %+v, %v", m, back, err)
		}
	})
}

// TestStampOfExample wants the stamp of an example to say so in either language, and to be read again.
func TestStampOfExample(t *testing.T) {
	m := testImprint()
	for _, example := range []bool{true, false} {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			m.Example = example
			s := m.Stamp(lang)
			back, err := ReadStamp(s)
			if err != nil || back.Example != example || back.Edition != m.Edition || strings.HasPrefix(s, Example().In(lang)) != example {
				t.Errorf("%s is read as %+v, %v", s, back, err)
			}
		}
	}
}
