package diag

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// The part of SARIF 2.1.0 (OASIS Standard with Errata 01, 2023) that findings need; names are the standard's.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	Language   string        `json:"language"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string        `json:"id"`
	Name             string        `json:"name,omitempty"`
	ShortDescription *sarifMessage `json:"shortDescription,omitempty"`
	FullDescription  *sarifMessage `json:"fullDescription,omitempty"`
	Help             *sarifMessage `json:"help,omitempty"`
	Default          *sarifLevel   `json:"defaultConfiguration,omitempty"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId,omitempty"`
	RuleIndex    *int              `json:"ruleIndex,omitempty"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Fingerprints sarifFingerprints `json:"partialFingerprints"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
}

// sarifFingerprints has one of our own (§3.27.17). GitHub's primaryLocationLineHash is left to GitHub: it works it out from the
// sources and warns of any that is not its own.
type sarifFingerprints struct {
	Finding string `json:"matterc/finding/v1"`
}

type sarifLocation struct {
	ID       *int           `json:"id,omitempty"`
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI  string `json:"uri"`
	Base string `json:"uriBaseId"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}

type sarifFix struct {
	Description *sarifMessage `json:"description,omitempty"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion   `json:"deletedRegion"`
	Inserted *sarifMessage `json:"insertedContent,omitempty"`
}

// sarif prints one run. Its rules are those that occur, by code, so that a log grows with its findings and not with
// matterc. Files are relative to %SRCROOT%, the root of the repository, in whatever place that is.
func (p *printer) sarif(b *bytes.Buffer, list List) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "matterc", Version: p.Version, Rules: []sarifRule{}}},
		Language:   p.say("zh-CN", "en-US"),
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	var codes []string
	for _, d := range list {
		if d.Code != "" {
			codes = append(codes, d.Code)
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for _, code := range codes {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, p.sarifRule(code))
	}
	seen := map[string]int{}
	for _, d := range list {
		same := p.fingerprint(d)
		seen[same]++
		r := sarifResult{
			RuleID:       d.Code,
			Level:        d.Severity.String(),
			Message:      *plain(strings.TrimSuffix(clean(p.in(d.Message))+"\n"+p.hint(d), "\n")),
			Locations:    []sarifLocation{p.sarifLocation(d.Place)},
			Fingerprints: sarifFingerprints{fmt.Sprintf("%s:%d", same, seen[same])},
		}
		if i, ok := slices.BinarySearch(codes, d.Code); ok {
			r.RuleIndex = &i
		}
		if d.Matter != "" {
			name := strings.TrimSuffix(d.Matter+"."+d.Field, ".")
			r.Locations[0].Logical = []sarifLogical{{clean(name), "member"}}
		}
		for i, rel := range d.Related {
			l := p.sarifLocation(rel.Place)
			l.ID, l.Message = &i, plain(clean(p.in(rel.Message)))
			r.Related = append(r.Related, l)
		}
		for _, x := range d.Fixes {
			if fix, ok := p.sarifFix(x); ok {
				r.Fixes = append(r.Fixes, fix)
			}
		}
		run.Results = append(run.Results, r)
	}
	return encode(b, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// listIndex is the number of an item in a path of fields.
var listIndex = regexp.MustCompile(`\[[0-9]+\]`)

// fingerprint returns what stays of a finding as long as nobody mends it: its code, its record and field, and the words that it and
// its reasons stand on. Where they stand may change, what stands beside them, and the language of the message. A finding
// about no record belongs to its file.
func (p *printer) fingerprint(d Diagnostic) string {
	h := sha256.New()
	add := func(part string) { fmt.Fprintf(h, "%d:%s", len(part), part) }
	add(d.Code)
	add(cmp.Or(d.Matter, "/"+d.Place.File))
	add(listIndex.ReplaceAllString(d.Field, "[]"))
	add(p.words(d.Place))
	for _, r := range d.Related {
		add(p.words(r.Place))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// words returns the first line of what a place marks, or all of the line where it marks nothing, whatever white space is in it.
func (p *printer) words(at Place) string {
	s := p.locate(at)
	marked := s.line
	if s.start < s.end {
		marked = s.line[s.lineFrom:s.lineTo]
	}
	return string(bytes.Join(bytes.Fields(marked), []byte(" ")))
}

func (p *printer) sarifRule(code string) sarifRule {
	rule := p.rule(code)
	r := sarifRule{ID: code, Name: rule.Name}
	if !rule.Title.IsZero() {
		// GitHub wants both.
		r.ShortDescription = &sarifMessage{Text: p.in(rule.Title)}
		r.FullDescription = r.ShortDescription
		r.Default = &sarifLevel{rule.Severity.String()}
	}
	if !rule.Doc.IsZero() {
		r.Help = &sarifMessage{Text: p.in(rule.Doc), Markdown: p.in(rule.Doc)}
	}
	return r
}

// sarifLocation returns a place; the catalog as a whole is its folder, because GitHub takes no result without a file.
func (p *printer) sarifLocation(at Place) sarifLocation {
	l := sarifLocation{Physical: &sarifPhysical{Artifact: p.sarifArtifact(at.File)}}
	if s := p.locate(at); s.file != nil {
		l.Physical.Region = region(s)
	}
	return l
}

func (p *printer) sarifArtifact(file string) sarifArtifact {
	name := p.name(file)
	if name == "" && p.Name != nil {
		name = p.Name("")
	}
	u := url.URL{Path: cmp.Or(name, ".")}
	return sarifArtifact{u.String(), "%SRCROOT%"}
}

// sarifFix returns a fix by files, each once, in the order of its first edit; none if it has no edit or an edit of a
// file that is not to be had, since a region without lines would be half a fix.
func (p *printer) sarifFix(x Fix) (sarifFix, bool) {
	var fix sarifFix
	if !x.Message.IsZero() {
		fix.Description = plain(clean(p.in(x.Message)))
	}
	for _, e := range x.Edits {
		s := p.locate(e.Place)
		if s.file == nil {
			return fix, false
		}
		artifact := p.sarifArtifact(e.Place.File)
		i := slices.IndexFunc(fix.Changes, func(c sarifChange) bool { return c.Artifact == artifact })
		if i < 0 {
			i = len(fix.Changes)
			fix.Changes = append(fix.Changes, sarifChange{Artifact: artifact})
		}
		r := sarifReplacement{Deleted: *region(s)}
		if e.New != "" {
			r.Inserted = &sarifMessage{Text: e.New}
		}
		fix.Changes[i].Replacements = append(fix.Changes[i].Replacements, r)
	}
	return fix, len(fix.Changes) > 0
}

func region(s spot) *sarifRegion {
	return &sarifRegion{s.from.line, s.from.column, s.to.line, s.to.column}
}

// plain returns a plain text message: braces doubled (§3.11.5), and no embedded link (§3.11.6), whoever wrote it.
func plain(s string) *sarifMessage {
	return &sarifMessage{Text: strings.NewReplacer("{", "{{", "}", "}}", "](", "] (").Replace(s)}
}
