package verify

import (
	"errors"
	"regexp"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// Example is what every page of a catalog says that is only an example.
func Example() diag.Text {
	return diag.T("示例目录，不能作为办事依据", "An example: nothing may rest on this catalog")
}

// Stamp writes the imprint as the line at the foot of every page and sheet: 版本 2026-11-01 · 提交 3f1c02ab9d · 摘要 0f3a9c2e71. That of an
// example says so before. ReadStamp reads it back.
func (m Imprint) Stamp(lang diag.Lang) string {
	word := func(zh, en string) string { return diag.Text{ZH: zh, EN: en}.In(lang) }
	s := word("版本 ", "edition ") + m.Edition.String()
	if m.Example {
		s = Example().In(lang) + " · " + s
	}
	if m.Commit != "" {
		s += word(" · 提交 ", " · commit ") + short(m.Commit)
	}
	return s + word(" · 摘要 ", " · digest ") + short(m.Digest)
}

// The ways of writing a digest: by itself, and in a stamp.
var (
	digestOnly = regexp.MustCompile(`^\s*(?:(?i:sha256):|摘要)?\s*([0-9a-fA-F]+)\s*$`)
	stampLine  = regexp.MustCompile(`(?:版本|edition)\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*(?:·\s*(?:提交|commit)\s*([0-9a-fA-F]{7,64}))?\s*·\s*(?:摘要|digest)\s*([0-9a-fA-F]{8,64})`)
)

// LeastDigest is how many digits of a digest are enough. They tell commits of one catalog apart, not forgeries.
const LeastDigest = 8

// mostDigest is how many digits a digest has.
const mostDigest = 64

// The errors of ReadStamp.
var (
	ErrNoStamp     = errors.New("this is neither a stamp nor a digest")
	ErrNoDay       = errors.New("the edition of the stamp is no day")
	ErrShortDigest = errors.New("the digest is too short")
	ErrLongDigest  = errors.New("the digest is too long")
)

// ReadStamp reads what somebody has typed off a page: a stamp, or a digest or its beginning. Commit and digest may be beginnings.
func ReadStamp(line string) (Imprint, error) {
	if f := stampLine.FindStringSubmatch(line); f != nil {
		edition, err := schema.ParseDate(f[1])
		if err != nil {
			return Imprint{}, ErrNoDay
		}
		example := strings.Contains(line, Example().ZH) || strings.Contains(line, Example().EN)
		return Imprint{Edition: edition, Commit: strings.ToLower(f[2]), Digest: strings.ToLower(f[3]), Example: example}, nil
	}
	f := digestOnly.FindStringSubmatch(line)
	switch {
	case f == nil:
		return Imprint{}, ErrNoStamp
	case len(f[1]) < LeastDigest:
		return Imprint{}, ErrShortDigest
	case len(f[1]) > mostDigest:
		return Imprint{}, ErrLongDigest
	}
	return Imprint{Digest: strings.ToLower(f[1])}, nil
}
