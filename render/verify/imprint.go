// Package verify is what a printed file says of itself, and whether it is still current.
//
// The stamp at the foot of a page and the imprint in a PDF are written and read here, and two sets of pages are compared here.
// Whoever holds a page can ask later whether what it says still holds. Nothing is signed: an imprint is a claim.
package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
)

// Imprint is what a printed file says about itself, so that a reader can ask later whether it is still current. It is a
// claim: nothing is signed, and nothing in it says that the pages hold what was printed.
type Imprint struct {
	Edition   schema.Date // Program.AsOf
	Commit    string      // Options.Commit, "" if it had none
	Digest    string      // Program.Digest
	Documents []string    // Document.Path of every document printed, in order
	Example   bool        // Edition.Example; it is for people, and only a stamp has it
}

// imprintWord is the first keyword of every file of ours.
const imprintWord = "matterc"

// Keywords writes the imprint as the keywords of a document: ReadImprint reads them back.
func (m Imprint) Keywords() []string {
	words := []string{imprintWord, "edition=" + m.Edition.String()}
	if m.Commit != "" {
		words = append(words, "commit="+m.Commit)
	}
	words = append(words, "digest="+m.Digest)
	for _, d := range m.Documents {
		words = append(words, "document="+d)
	}
	return words
}

// The errors of ReadImprint.
var (
	ErrNoPDF         = errors.New("this is no PDF")
	ErrNoImprint     = errors.New("the PDF has no imprint of matterc")
	ErrTwoImprints   = errors.New("the PDF has several imprints of matterc that differ")
	ErrBrokenImprint = errors.New("the imprint in the PDF is broken")
)

// The limits of what is read of a stranger's file. A book of ten thousand guides has a packet of half a megabyte.
const (
	maxPacket  = 4 << 20
	maxPackets = 32 // looked at: a file put together of many has one for each
)

// ReadImprint returns the imprint of a PDF. It looks for XMP packets, which stand in a file as they are, so that programs that
// know no PDF can find them: the keywords are pdf:Keywords, separated by ", ". A file that says two things says nothing.
func ReadImprint(pdf []byte) (Imprint, error) {
	if !bytes.Contains(pdf[:min(len(pdf), 1024)], []byte("%PDF-")) { // ISO 32000-2, annex I: readers look so far
		return Imprint{}, ErrNoPDF
	}
	var found []string // of the first imprint
	rest := pdf
	for range maxPackets {
		packet, after, ok := nextPacket(rest)
		if !ok {
			break
		}
		rest = after
		if len(packet) > maxPacket {
			continue
		}
		for _, keywords := range packetKeywords(packet) {
			words := strings.Split(keywords, ", ")
			switch {
			case words[0] != imprintWord:
			case found == nil:
				found = words
			case !slices.Equal(found, words):
				return Imprint{}, ErrTwoImprints
			}
		}
	}
	if found == nil {
		return Imprint{}, ErrNoImprint
	}
	return parseImprint(found)
}

// nextPacket returns the content of the first XMP packet in data, and what comes after it.
func nextPacket(data []byte) (packet, after []byte, ok bool) {
	_, data, ok = bytes.Cut(data, []byte("<?xpacket begin="))
	if !ok {
		return nil, nil, false
	}
	_, data, ok = bytes.Cut(data, []byte("?>"))
	if !ok {
		return nil, nil, false
	}
	return bytes.Cut(data, []byte("<?xpacket end="))
}

// packetKeywords returns every pdf:Keywords of a packet, as an element or as an attribute, for XMP allows both. A packet
// that is no XML has none.
func packetKeywords(packet []byte) []string {
	keywords := xml.Name{Space: "http://ns.adobe.com/pdf/1.3/", Local: "Keywords"}
	var all []string
	var text *strings.Builder // of the element we are in
	d := xml.NewDecoder(bytes.NewReader(packet))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			return nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			for _, a := range t.Attr {
				if a.Name == keywords {
					all = append(all, a.Value)
				}
			}
			if text = nil; t.Name == keywords {
				text = &strings.Builder{}
			}
		case xml.CharData:
			if text != nil {
				text.Write(t)
			}
		case xml.EndElement:
			if text != nil {
				all = append(all, text.String())
			}
			text = nil
		}
	}
}

// parseImprint reads keywords, the first of which has been seen.
func parseImprint(words []string) (Imprint, error) {
	var m Imprint
	var edition string
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		once := map[string]*string{"edition": &edition, "commit": &m.Commit, "digest": &m.Digest}[key]
		switch {
		case key == "document" && documentPath.MatchString(value):
			m.Documents = append(m.Documents, value)
		case once != nil && *once == "":
			*once = value
		default:
			return Imprint{}, fmt.Errorf("%w: %.80q", ErrBrokenImprint, word)
		}
	}
	var err error
	if m.Edition, err = schema.ParseDate(edition); err != nil || !digestForm.MatchString(m.Digest) || m.Commit != "" && !commitForm.MatchString(m.Commit) {
		return Imprint{}, ErrBrokenImprint
	}
	return m, nil
}

// The forms of what an imprint holds: the SHA-256 of a catalog, the id of a commit in SHA-1 or SHA-256, and the path of a
// document, which is made of ids of the catalog language.
var (
	digestForm   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	commitForm   = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)
	documentPath = regexp.MustCompile(`^[a-z]{1,32}(/[a-z0-9][a-z0-9.-]{0,319})?$`)
)
